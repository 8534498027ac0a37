using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    /// <summary>The verbs on a node that does not sample: all of them answer, and say what to do. The plant has those of a node that does.</summary>
    [TestClass]
    public class VerbTests
    {
        [TestMethod]
        public void A_speed_that_the_board_cannot_do_does_not_take_the_console_away()
        {
            var node = new Node(new BareBoard(new MemoryFiles()) { GreatestBaudRate = 115200 });
            node.Configuration.Running.TrySet(Setting.ConsoleBaud, "921600");
            Assert.IsTrue(NodeConsole.Open(node) != null);
            var line = new LogLine();
            Assert.IsTrue(node.Log.TryRead(node.Log.Newest, line));
            Assert.AreEqual("the board cannot do console-baud; 115200 is used, set another", line.Text);
            Assert.IsTrue(NodeConsole.Open(new Node(new BareBoard(new MemoryFiles()) { MissingPort = "console" })) == null);
        }

        [TestMethod]
        [DataRow("time")]
        [DataRow("sensors")]
        [DataRow("frames")]
        [DataRow("journal")]
        [DataRow("mqtt")]
        [DataRow("mqtt test")]
        public void A_node_that_does_not_sample_says_why(string line)
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("@1 err NotReady the node does not sample, it is Starting; ask again in a few seconds\n", bench.Send("@1 " + line + "\r"));
            bench.Node.State = NodeState.Misconfigured;
            bench.Node.Reason = "node.cfg is not there; write it";
            Assert.AreEqual("@1 err NotReady the node does not sample, it is Misconfigured; node.cfg is not there; write it\n", bench.Send("@1 " + line + "\r"));
            Assert.AreEqual("error NotReady: the node does not sample, it is Misconfigured; node.cfg is not there; write it\n", bench.Send(line + "\r"));
        }

        [TestMethod]
        public void Info_and_status_need_no_gateway()
        {
            ConsoleBench bench = Bench();
            bench.Node.State = NodeState.Failed;
            bench.Node.Reason = "start: i2c1 cannot be opened; check the wiring";
            string info = bench.Send("@1 info\r");
            Assert.AreEqual(0, info.IndexOf("@1 ok Ok firmware=\"chronoseal "), info);
            Assert.IsTrue(info.IndexOf(" board=bare id=0200000000000001 reset=PowerOn state=Failed reason=\"start: i2c1 cannot be opened; check the wiring\" boot=0 config-generation=0 config-hash=") > 0, info);
            Assert.AreEqual("@2 ok Ok state=Failed reason=\"start: i2c1 cannot be opened; check the wiring\" up-s=0\n", bench.Send("@2 status\r"));
            Assert.AreEqual("  state: Failed\n  reason: start: i2c1 cannot be opened; check the wiring\n  up-s: 0\n", bench.Send("status\r"));
        }

        [TestMethod]
        public void The_key_is_told_of_without_looking_into_its_file()
        {
            ConsoleBench bench = Bench();
            string missing = bench.Send("@1 key status\r");
            Assert.AreEqual(0, missing.IndexOf("@1 ok Ok place=node.key file=NotReady boot-key=\"not derived\" advice=\"node.key is not there; write the 40 bytes"), missing);
            var board = new BareBoard(NodeFiles.Create(""));
            bench = new ConsoleBench(board, ConsoleVerbs.All).Quiet();
            string there = bench.Send("@1 key status\r");
            Assert.AreEqual(0, there.IndexOf("@1 ok Ok place=node.key file=there boot-key=\"not derived\" advice=\"the key id is shown once the node samples; "), there);
        }

        [TestMethod]
        public void Echo_and_prompt_show_and_set()
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("@1 ok Ok echo=off\n", bench.Send("@1 echo\r"));
            Assert.AreEqual("@1 ok Ok\n@2 ok Ok echo=on\n", bench.Send("@1 echo on\r@2 echo\r"));
            Assert.AreEqual("prompt on\nOk\nchronoseal> ", bench.Send("prompt on\r"));
            Assert.AreEqual("prompt\n  prompt: on\nchronoseal> ", bench.Send("prompt\r"));
            Assert.AreEqual("\n@3 ok Ok\n@4 ok Ok\n", bench.Send("@3 echo off\r@4 prompt off\r"));
        }

        [TestMethod]
        [DataRow("info x", "info")]
        [DataRow("status x", "status")]
        [DataRow("time x", "time")]
        [DataRow("sensors x", "sensors")]
        [DataRow("frames 1 2", "frames [N]")]
        [DataRow("journal x", "journal")]
        [DataRow("mqtt x", "mqtt, or: mqtt test")]
        [DataRow("mqtt test x", "mqtt, or: mqtt test")]
        [DataRow("key", "key status")]
        [DataRow("key x", "key status")]
        [DataRow("echo x", "echo [on|off]")]
        [DataRow("prompt on x", "prompt [on|off]")]
        [DataRow("help info x", "help [VERB]")]
        public void Words_that_make_no_sense_get_the_usage(string line, string usage)
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("@1 err Usage not understood; use: " + usage + "\n", bench.Send("@1 " + line + "\r"));
            Assert.AreEqual("error Usage: not understood; use: " + usage + "\n", bench.Send(line + "\r"));
        }

        [TestMethod]
        [DataRow("frames 0")]
        [DataRow("frames 11")]
        [DataRow("frames 99999999999999999999")]
        [DataRow("frames -1")]
        [DataRow("frames \"\"")]
        public void A_number_that_cannot_be_is_refused_with_what_can(string line)
        {
            Assert.AreEqual("@1 err OutOfRange so many cannot be shown; N is 1 to 10\n", Bench().Send("@1 " + line + "\r"));
        }

        [TestMethod]
        public void Help_lists_and_explains()
        {
            ConsoleBench bench = Bench();
            string list = bench.Send("help\r");
            Assert.AreEqual(0, list.IndexOf("  help: Lists the verbs, or explains one; VERB help and VERB ? do the same.\n  info: What"), list);
            Assert.AreEqual(list, bench.Send("?\r"));
            string mqtt = bench.Send("@1 mqtt ?\r");
            Assert.IsTrue(mqtt.IndexOf(" usage=mqtt usage-2=\"mqtt test\"\n") > 0, mqtt);
            Assert.AreEqual(mqtt, bench.Send("@1 mqtt help\r"));
            Assert.AreEqual(mqtt, bench.Send("@1 help mqtt\r"));
            Assert.AreEqual("@1 err UnknownVerb no such verb; did you mean frames? type help for a list\n", bench.Send("@1 help frame\r"));
        }

        private static ConsoleBench Bench()
        {
            return new ConsoleBench(ConsoleVerbs.All).Quiet();
        }
    }
}
