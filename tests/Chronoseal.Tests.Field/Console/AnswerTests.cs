using Chronoseal.Firmware.Console;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    [TestClass]
    public class AnswerTests
    {
        [TestMethod]
        [DataRow("stub", "@7 ok Ok\n")]
        [DataRow("stub fields", "@7 ok Ok name=\"two words\" u95-us=12 tls=yes\n")]
        [DataRow("stub rows", "@7 ok Ok name=a text=\"say \\\"\\\\\\\" ..\" ; name=b text=\"\" ; note=\"two rows\"\n")]
        [DataRow("stub fail", "@7 err NotReady cause; remedy\n")]
        [DataRow("stub late", "@7 err NotReady cause; remedy\n")]
        [DataRow("stub throw", "@7 err Fault the verb broke off (InvalidOperationException); try again, and report it if it happens again\n")]
        [DataRow("stub long", "@7 err TooLong the answer is too long for one line; ask for less of it\n")]
        [DataRow("stub done", "@7 ok Restarting\n")]
        [DataRow("stub misuse", "@7 err Usage not understood; use: stub, or: stub WORD ...\n")]
        [DataRow("", "@7 err Usage no verb; type help for a list\n")]
        [DataRow("nothing", "@7 err UnknownVerb no such verb; type help for a list\n")]
        [DataRow("statsu", "@7 err UnknownVerb no such verb; did you mean status? type help for a list\n")]
        [DataRow("stub \"a", "@7 err Usage quotes do not fit together; put a word with blanks in \"...\", and write \\\" and \\\\ inside\n")]
        [DataRow("status ?", "@7 ok Ok help=\"Does what a test wants.\" usage=status usage-2=\"status WORD ...\"\n")]
        public void A_machine_gets_one_line(string line, string answer)
        {
            var bench = new ConsoleBench((node, session) => StubVerb.Two(session));
            Assert.AreEqual(answer, bench.Send("@7 " + line + "\r\n"));
            Assert.AreEqual("@8 ok Ok\n", bench.Send("@8 stub\n"));
        }

        [TestMethod]
        [DataRow("stub", "Ok\n")]
        [DataRow("stub fields", "  name: two words\n  u95-us: 12\n  tls: yes\n")]
        [DataRow("stub rows", "  name=a text=\"say \\\"\\\\\\\" ..\"\n  name=b text=\"\"\ntwo rows\n")]
        [DataRow("stub fail", "error NotReady: cause; remedy\n")]
        [DataRow("stub throw", "  name: value\nerror Fault: the verb broke off (InvalidOperationException); try again, and report it if it happens again\n")]
        [DataRow("stub done", "Restarting\n")]
        [DataRow("status help", "  help: Does what a test wants.\n  usage: status\n  usage-2: status WORD ...\n")]
        [DataRow("statsu", "error UnknownVerb: no such verb; did you mean status? type help for a list\n")]
        public void A_human_gets_lines(string line, string answer)
        {
            ConsoleBench bench = new ConsoleBench((node, session) => StubVerb.Two(session)).Quiet();
            Assert.AreEqual(answer, bench.Send(line + "\r\n"));
        }

        [TestMethod]
        [DataRow("@", "-")]
        [DataRow("@ stub", "-")]
        [DataRow("@123456789 stub", "-")]
        [DataRow("@a-b stub", "-")]
        [DataRow("@7\u00e9 stub", "-")]
        public void An_id_that_is_none_is_said_to_be_none(string line, string id)
        {
            var bench = new ConsoleBench((node, session) => StubVerb.Two(session));
            Assert.AreEqual("@" + id + " err BadId no id of 1 to 8 digits and letters; write @ID VERB, as in @1 info\n", bench.Send(line + "\r"));
        }

        [TestMethod]
        public void A_spoilt_line_is_answered_under_its_id()
        {
            var bench = new ConsoleBench((node, session) => StubVerb.Two(session));
            string tooLong = bench.Send("@12345678 " + new string('x', 400) + "\r");
            Assert.AreEqual("@12345678 err TooLong the line has more than 256 characters and was thrown away; send less at a time\n", tooLong);
            string spoilt = bench.Send("@9 stub \u00ff\r");
            Assert.AreEqual(0, spoilt.IndexOf("@9 err NotPrintable the line has something else in it than printable ASCII and was thrown away; "), spoilt);
        }

        [TestMethod]
        public void Answers_are_handed_over_in_small_pieces()
        {
            ConsoleBench bench = new ConsoleBench((node, session) => StubVerb.Two(session)).Quiet();
            Assert.AreEqual(2000 * 19, bench.Send("stub long\r").Length);
            Assert.IsTrue(bench.Port.LongestWrite <= ConsoleLimits.WriteBytes);
        }
    }
}
