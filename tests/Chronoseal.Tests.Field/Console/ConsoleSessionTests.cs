using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    [TestClass]
    public class ConsoleSessionTests
    {
        private const string Prompt = "chronoseal> ";

        [TestMethod]
        public void A_human_sees_what_is_typed_and_a_prompt()
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("stux", bench.Send("stux"));
            Assert.AreEqual("\b \bb", bench.Send("\bb"));
            Assert.AreEqual("\nOk\n" + Prompt, bench.Send("\r"));
            Assert.AreEqual("\n" + Prompt, bench.Send("\n\r"));
            Assert.AreEqual("abc\b \b\b \b\b \b", bench.Send("abc\x15"));
            Assert.AreEqual("ab\b \b\b \b", bench.Send("ab\u00e9\x15"));
            Assert.AreEqual("", bench.Send("\u00e9\x15"));
            Assert.AreEqual("ab\n" + Prompt, bench.Send("ab\x03"));
        }

        [TestMethod]
        public void Echo_and_prompt_are_switched_each_by_itself()
        {
            ConsoleBench bench = Bench();
            bench.Task.Session.Echo = false;
            Assert.AreEqual("Ok\n" + Prompt, bench.Send("stub\r"));
            bench.Task.Session.Prompt = false;
            Assert.AreEqual("\nOk\n", bench.Send("stub\r"));
            Assert.AreEqual("Ok\n", bench.Send("stub\r"));
            Assert.AreEqual("", bench.Send("\r"));
            bench.Task.Session.Echo = true;
            Assert.AreEqual("stub\nOk\n", bench.Send("stub\r"));
        }

        [TestMethod]
        public void A_machine_line_is_not_echoed_and_its_answer_starts_a_line()
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual(Prompt, bench.Send("\r"));
            Assert.AreEqual("", bench.Send("@1 stu"));
            Assert.AreEqual("", bench.Send("\bub"));
            Assert.AreEqual("\n@1 ok Ok\n", bench.Send("\x08\x08ub\r\n"));
            Assert.AreEqual("@2 ok Ok\n", bench.Send("@2 stub\r\n"));
            Assert.AreEqual("", bench.Send("@\b"));
        }

        [TestMethod]
        public void A_password_is_echoed_as_asterisks()
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("stub broker-password ******\nOk\n" + Prompt, bench.Send("stub broker-password sesame\r"));
        }

        [TestMethod]
        public void Following_lines_go_to_the_verb_that_wants_them()
        {
            ConsoleBench bench = Bench();
            Assert.AreEqual("", bench.Send("@7 stub eat\rone=1\r\n\r\ntwo\r"));
            Assert.AreEqual("@7 ok Ok eaten=\"[one=1][][two][end]\"\n", bench.Send("end\r"));
            bench.Quiet();
            Assert.AreEqual("", bench.Send("stub eat\rone\r"));
            Assert.AreEqual("  eaten: [one][end]\n", bench.Send("end\r"));
            Assert.AreEqual("Ok\n", bench.Send("stub\r"));
        }

        [TestMethod]
        [DataRow("\x03", "Abandoned interrupted by Ctrl-C; begin again")]
        [DataRow("@8 stub\r", "Abandoned another command came; begin again\n@8 ok Ok")]
        [DataRow("throw\r", "Fault the verb broke off (InvalidOperationException); try again, and report it if it happens again")]
        public void What_does_not_come_to_its_end_is_abandoned_and_answered(string bytes, string answer)
        {
            StubVerb verb = null;
            var bench = new ConsoleBench((node, session) => new IVerb[] { verb = new StubVerb("stub", session) });
            bench.Quiet();
            Assert.AreEqual("", bench.Send("@7 stub eat\rone\r"));
            Assert.AreEqual("@7 err " + answer + "\n", bench.Send(bytes));
            Assert.AreEqual(bytes == "throw\r" ? 0 : 1, verb.Abandons);
            Assert.AreEqual("@9 ok Ok\n", bench.Send("@9 stub\r"));
        }

        [TestMethod]
        public void Lines_that_stop_coming_are_given_up()
        {
            ConsoleBench bench = Bench();
            bench.Send("@7 stub eat\r");
            bench.Board.Timeline.SleepUntil(ConsoleLimits.EaterMicroseconds + bench.Board.Timeline.Counter.Microseconds);
            Assert.AreEqual("@7 err Timeout no further line came; begin again\n", bench.Idle());
        }

        [TestMethod]
        public void A_stream_ends_at_a_human_line_or_Ctrl_C_but_not_at_a_machine_line()
        {
            StubVerb verb = null;
            var bench = new ConsoleBench((node, session) => new IVerb[] { verb = new StubVerb("stub", session) });
            Assert.AreEqual("@7 ok Ok\n!tap turn=1\n", bench.Send("@7 stub stream\r"));
            Assert.AreEqual("@8 ok Ok\n!tap turn=2\n", bench.Send("@8 stub\r"));
            Assert.AreEqual(Prompt, bench.Send("\x03"));
            Assert.AreEqual(1, verb.Ends);
            bench.Quiet();
            Assert.AreEqual("\nOk\n!tap turn=3\n", bench.Send("stub stream\r"));
            bench.Send("\r");
            Assert.AreEqual(2, verb.Ends);
            Assert.AreEqual("", bench.Idle());
            bench.Send("@9 stub stream\r");
            Assert.AreEqual("!tap turn=5\n", bench.Idle());
            Assert.AreEqual("", bench.Idle());
            Assert.AreEqual(2, verb.Ends);
        }

        [TestMethod]
        public void What_comes_unasked_stands_beside_what_is_typed()
        {
            ConsoleBench bench = Bench();
            bench.Send("stub follow\r");
            Assert.AreEqual("stub broker-password *\n!tap turn=2\n" + Prompt + "stub broker-password *", bench.Send("stub broker-password x"));
            bench.Task.Session.Follow(null);
            Assert.AreEqual("\nOk\n" + Prompt, bench.Send("\r"));
        }

        [TestMethod]
        public void A_verb_that_waits_hears_Ctrl_C_and_keeps_what_is_typed_ahead()
        {
            ConsoleBench bench = Bench().Quiet();
            Assert.AreEqual("@1 ok Ok waited=yes\n@2 ok Ok\n", bench.Send("@1 stub wait\r@2 stub\r"));
            Assert.AreEqual(5000000L, bench.Board.Timeline.Counter.Microseconds);
            Assert.AreEqual("@1 ok Ok waited=no\n@2 ok Ok\n@3 ok Ok\n", bench.Send("@1 stub wait\r@2 stub\r\x03@3 stub\r"));
            Assert.AreEqual(5000000L, bench.Board.Timeline.Counter.Microseconds);
        }

        [TestMethod]
        public void It_beats_while_it_waits_and_writes()
        {
            ConsoleBench bench = Bench().Quiet();
            Heartbeat beat = bench.Node.Heartbeats.Add("console", 1000000);
            bench.Send("@1 stub wait\r");
            Assert.AreEqual(bench.Board.Timeline.Counter.Microseconds, beat.LastCounter);
            bench.Idle();
            bench.Idle();
            Assert.IsTrue(beat.IsFresh(bench.Board.Timeline.Counter.Microseconds));
        }

        [TestMethod]
        [DataRow(6)]
        [DataRow(10)]
        public void A_port_that_fails_costs_one_read_and_one_write_a_turn(int outcome)
        {
            ConsoleBench bench = Bench();
            bench.Port.ReadOutcome = (Outcome)outcome;
            bench.Port.WriteOutcome = Outcome.BusFault;
            bench.Port.ReturnsAtOnce = true;
            bench.Send("@1 stub long\r");
            Assert.AreEqual(1, bench.Port.Writes);
            long before = bench.Board.Timeline.Counter.Microseconds;
            int reads = bench.Port.Reads;
            for (int i = 0; i < 10; i++)
            {
                bench.Idle();
            }

            Assert.AreEqual(before + 10 * ConsoleLimits.TurnMicroseconds, bench.Board.Timeline.Counter.Microseconds);
            Assert.AreEqual(10, bench.Port.Reads - reads);
            bench.Port.WriteOutcome = Outcome.Ok;
            Assert.AreEqual("@2 ok Ok\n", bench.Send("@2 stub\r"));
        }

        [TestMethod]
        public void It_greets()
        {
            ConsoleBench bench = Bench();
            bench.Task.Greet();
            string text = bench.Port.TakeText();
            Assert.AreEqual(0, text.IndexOf("\r\nchronoseal "), text);
            Assert.IsTrue(text.IndexOf(" on bare, Starting. Type help for a list of verbs.\r\n" + Prompt) > 0, text);
        }

        private static ConsoleBench Bench()
        {
            return new ConsoleBench((node, session) => StubVerb.Two(session));
        }
    }
}
