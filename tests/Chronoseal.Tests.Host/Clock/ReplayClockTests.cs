using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>`chronoseal replay-clock`: what it writes, and what it says of input that it cannot use.</summary>
    [TestClass]
    public sealed class ReplayClockTests
    {
        private const string Head = "# case=hand\n# counter_quantum_us=1\n# capture=native\n# crystal_ppm=20\n# colour=red\n# a remark\n";

        [TestMethod]
        public void EveryQuestionHasItsRow()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = Replay(directory, Head + Good(30), out string[] rows);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.HasCount(31, rows);
            Assert.AreEqual("counter_us,state,utc_us,u95_us,bound_us", rows[0]);
            Assert.AreEqual("1500000,acquiring,,,", rows[1]);
            StringAssert.StartsWith(rows[30], "30500000,locked,1800000030500000,");
        }

        [TestMethod]
        public void SummaryCountsAnswersEdgesAndLabels()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = Replay(directory, Head + Good(30) + "T 30600000 5 0\n", out _);
            Assert.HasCount(1, run.OutputLines);
            StringAssert.Contains(run.Output, "30 answers: acquiring ");
            StringAssert.Contains(run.Output, "edges: accepted 29, too soon 0, early 0, late 0, restart 1");
            StringAssert.Contains(run.Output, "not valid 1");
        }

        [TestMethod]
        public void StateIsWrittenAsItIs()
        {
            using var directory = new TemporaryDirectory();
            string edges = string.Concat(Enumerable.Range(31, 20).Select(s => $"P {s}000000\nQ {s}500000\n"));
            Replay(directory, "Q 5\n" + Good(30) + edges + "Q 90000000\nQ 90000000000\n", out string[] rows);
            Assert.AreEqual("5,unsynchronised,,,", rows[1]);
            StringAssert.StartsWith(rows[^3], "50500000,labelcoasting,1800000050500000,");
            StringAssert.StartsWith(rows[^2], "90000000,holdover,");
            StringAssert.StartsWith(rows[^1], "90000000000,expired,");
        }

        [TestMethod]
        public void WindowsLineEndsAreRead()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = Replay(directory, (Head + Good(30)).Replace("\n", "\r\n", StringComparison.Ordinal), out _);
            Assert.AreEqual(0, run.ExitCode, run.Error);
        }

        [TestMethod]
        [DataRow("P", "'P'")]
        [DataRow("", "''")]
        [DataRow("X 2000000", "'X 2000000'")]
        [DataRow("p 2000000", "'p 2000000'")]
        [DataRow("P 2000000 1", "'P 2000000 1'")]
        [DataRow("P  2000000", "'P  2000000'")]
        [DataRow(" P 2000000", "' P 2000000'")]
        [DataRow("P 2e6", "'2e6'")]
        [DataRow("P -1", "'-1'")]
        [DataRow("P 1000000000000001", "'1000000000000001'")]
        [DataRow("P 99999999999999999999999", "'99999999999999999999999'")]
        [DataRow("Q", "'Q'")]
        [DataRow("Q 2000000.5", "'2000000.5'")]
        [DataRow("Q 1", "goes back from 1500000 to 1")]
        [DataRow("T 2000000 1800000002", "'T 2000000 1800000002'")]
        [DataRow("T 2000000 1800000002 2", "'2'")]
        [DataRow("T 2000000 yesterday 1", "'yesterday'")]
        [DataRow("T 2000000 9999999999999 1", "'9999999999999'")]
        [DataRow("# case=late", "header")]
        public void BadLineIsNamedWithItsNumber(string line, string words)
        {
            using var directory = new TemporaryDirectory();
            AssertFault(Replay(directory, Head + Good(1) + line + "\n" + Good(1), out _), 2, "hand.trace, line 10", words);
        }

        [TestMethod]
        [DataRow("# counter_quantum_us=0", "counter_quantum_us '0'")]
        [DataRow("# counter_quantum_us=fine", "'fine'")]
        [DataRow("# crystal_ppm=-20", "'-20'")]
        [DataRow("# crystal_ppm=", "''")]
        [DataRow("# capture=pigeon", "neither native nor handler")]
        [DataRow("# capture_latency_us=1e9", "'1e9'")]
        public void BadHeaderIsNamedWithItsNumber(string line, string words)
        {
            using var directory = new TemporaryDirectory();
            AssertFault(Replay(directory, line + "\n" + Good(1), out _), 2, "hand.trace, line 1", words);
        }

        [TestMethod]
        public void FilesThatCannotBeUsedAreNamed()
        {
            using var directory = new TemporaryDirectory();
            AssertFault(Replay(directory, "", out _), 2, "hand.trace", "no event");
            AssertFault(CommandRun.Of("replay-clock", directory.Sub("none"), "--csv", directory.Sub("out")), 2, "no file", "none");
            AssertFault(CommandRun.Of("replay-clock", directory.Path, "--csv", directory.Sub("out")), 3, "cannot read", directory.Path);
            AssertFault(CommandRun.Of("replay-clock", "--csv", directory.Sub("out")), 2, "replay-clock", "TRACE");
            AssertFault(CommandRun.Of("replay-clock", directory.Sub("hand.trace")), 2, "--csv", "required");
        }

        [TestMethod]
        public void OutputThatCannotBeWrittenIsNamed()
        {
            using var directory = new TemporaryDirectory();
            string trace = directory.Sub("hand.trace");
            File.WriteAllText(trace, Head + Good(3));
            AssertFault(CommandRun.Of("replay-clock", trace, "--csv", directory.Path), 3, "cannot write", directory.Path);
            AssertFault(CommandRun.Of("replay-clock", trace, "--csv", directory.Sub("no/such/place")), 3, "cannot write", "no/such/place");
            AssertFault(CommandRun.Of("replay-clock", trace, "--csv", trace), 2, "read from", trace);
            Assert.AreEqual(Head + Good(3), File.ReadAllText(trace));
        }

        private static string Good(int seconds) => string.Concat(
            Enumerable.Range(1, seconds).Select(s => $"P {s}000000\nT {s}100000 {1_800_000_000 + s} 1\nQ {s}500000\n"));

        private static CommandRun Replay(TemporaryDirectory directory, string trace, out string[] rows)
        {
            string path = directory.Sub("hand.trace");
            string csv = directory.Sub("hand.csv");
            File.WriteAllText(path, trace);
            CommandRun run = CommandRun.Of("replay-clock", path, "--csv", csv);
            rows = File.Exists(csv) ? File.ReadAllLines(csv) : [];
            return run;
        }

        private static void AssertFault(CommandRun run, int exitCode, params string[] words)
        {
            Assert.AreEqual(exitCode, run.ExitCode, run.Error);
            Assert.DoesNotContain("   at ", run.Output + run.Error);
            foreach (string word in words)
            {
                Assert.Contains(word, run.Error, StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
