using System.Xml.Linq;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>`chronoseal plot-clock`: a small picture that is well-formed, and words for input that it cannot use.</summary>
    [TestClass]
    public sealed class PlotClockTests
    {
        private static readonly TraceCase s_gap = new() { Name = "gap <&>", GapStart = 300, GapSeconds = 200, Seconds = 800 };

        [TestMethod]
        public void PictureIsSmallWellFormedAndNamed()
        {
            using var directory = new TemporaryDirectory();
            SimulatedTrace.Write(s_gap, 5, directory.Sub("gap"));
            CommandRun run = Plot(directory, "gap.truth");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            string svg = File.ReadAllText(directory.Sub("gap.svg"));
            Assert.IsLessThan(120_000, svg.Length);
            XElement root = XDocument.Parse(svg).Root!;
            Assert.AreEqual("Clock error against truth: gap <&>", root.Elements().First().Value);
            Assert.AreEqual("#fff", root.Elements().ElementAt(1).Attribute("fill")!.Value);
            Assert.IsTrue(root.Elements().Any(e => e.Value == "holdover"));
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("script", svg);
        }

        [TestMethod]
        [DataRow("Q 1\n", "1 2\n")]
        [DataRow("Q 1\nQ 1\n", "1 2\n1 2\n")]
        [DataRow("P 1\nQ 5\nQ 9000000000\n", "5 5\n9000000000 9\n")]
        public void HardlyAnyAnswersAreDrawnToo(string trace, string truth)
        {
            using var directory = new TemporaryDirectory();
            File.WriteAllText(directory.Sub("gap.trace"), trace);
            File.WriteAllText(directory.Sub("gap.truth"), truth);
            Assert.AreEqual(0, Plot(directory, "gap.truth").ExitCode);
            Assert.IsNotNull(XDocument.Load(directory.Sub("gap.svg")).Root);
        }

        [TestMethod]
        [DataRow("1 2\n", "line 1")]
        [DataRow("5 5\n6 6\n", "line 2")]
        [DataRow("5 5\n9 9\n9 9\n", "line 3")]
        [DataRow("5 noon\n", "'noon'")]
        [DataRow("5\n", "line 1")]
        [DataRow("", "0 lines")]
        public void TruthOfAnotherTraceIsRefused(string truth, string words)
        {
            using var directory = new TemporaryDirectory();
            File.WriteAllText(directory.Sub("gap.trace"), "P 1\nQ 5\nQ 9\n");
            File.WriteAllText(directory.Sub("gap.truth"), truth);
            CommandRun run = Plot(directory, "gap.truth");
            Assert.AreEqual(2, run.ExitCode);
            Assert.Contains(words, run.Error);
            Assert.DoesNotContain("   at ", run.Error);
            Assert.IsFalse(File.Exists(directory.Sub("gap.svg")));
        }

        [TestMethod]
        public void NothingToDrawIsSaid()
        {
            using var directory = new TemporaryDirectory();
            File.WriteAllText(directory.Sub("gap.trace"), "P 1\n");
            File.WriteAllText(directory.Sub("gap.truth"), "");
            Assert.Contains("no question", Plot(directory, "gap.truth").Error);
            Assert.Contains("no file", Plot(directory, "none").Error);
        }

        private static CommandRun Plot(TemporaryDirectory directory, string truth) =>
            CommandRun.Of("plot-clock", directory.Sub("gap.trace"), "--truth", directory.Sub(truth), "--svg", directory.Sub("gap.svg"));
    }
}
