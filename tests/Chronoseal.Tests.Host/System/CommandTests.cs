using System.Text.Json;
using System.Text.RegularExpressions;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal simulate` when all goes well.</summary>
    [TestClass]
    public sealed partial class CommandTests
    {
        private const int FiveReadingsLimitBytes = 448;

        private static readonly string[] s_parameters = ["temp", "rh", "pc1", "toc", "hcho"];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void FramesOfARunVerifyFromTheFiles()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = CommandRun.Simulate(120, "--out", directory.Path);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.AreEqual("", run.Error);
            StringAssert.Contains(run.Output, "Simulated 120 s");
            StringAssert.Contains(run.Output, "Every sealed frame arrived and verified.");
            FrameLog log = FrameFiles.Verify(FrameFiles.Of(directory.Path).Single());
            Assert.AreEqual("", string.Join("\n", log.Complaints));
            Assert.AreEqual(FrameKind.Birth, log.Frames[0].Kind);
            foreach (string parameter in s_parameters)
            {
                Assert.IsTrue(log.Records(parameter).Any(r => r.Record.Value is not null && r.Record.TimeUtcMicroseconds is not null), parameter);
            }
        }

        [TestMethod]
        public void FramesOfUpToFiveReadingsKeepTheirLimit()
        {
            using var directory = new TemporaryDirectory();
            CommandRun.Simulate(300, "--out", directory.Path);
            FrameLog log = FrameFiles.Verify(FrameFiles.Of(directory.Path).Single());
            ILookup<int, int> lengths = log.Data.ToLookup(f => f.Records.Count, f => f.Bytes.Length);
            foreach (IGrouping<int, int> ofCount in lengths.OrderBy(g => g.Key))
            {
                TestContext.WriteLine($"{ofCount.Count()} frames of {ofCount.Key} readings, at most {ofCount.Max()} bytes");
            }

            Assert.IsGreaterThan(20, lengths[4].Count());
            Assert.IsLessThanOrEqualTo(FiveReadingsLimitBytes, lengths.Where(g => g.Key <= 5).Max(g => g.Max()));
        }

        [TestMethod]
        public void JsonIsOneObjectALineAndASummary()
        {
            CommandRun run = CommandRun.Simulate(60, "--json");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            List<JsonElement> lines = [.. run.OutputLines.Select(line => JsonDocument.Parse(line).RootElement)];
            Assert.HasCount(61, lines);
            Assert.IsTrue(lines[..^1].All(line => line.GetProperty("type").GetString() == "status"));
            JsonElement summary = lines[^1];
            Assert.AreEqual("summary", summary.GetProperty("type").GetString());
            Assert.AreEqual(0, summary.GetProperty("exitCode").GetInt32());
            Assert.AreEqual(0, summary.GetProperty("boundViolations").GetInt32());
            JsonElement node = summary.GetProperty("nodes")[0];
            Assert.IsGreaterThan(50, node.GetProperty("sealed").GetInt64());
            Assert.AreEqual(node.GetProperty("sealed").GetInt64(), node.GetProperty("verified").GetInt64());
        }

        [TestMethod]
        public void ThreeNodesHaveAFileEach()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = CommandRun.Simulate(60, "--nodes", "3", "--out", directory.Path);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            string[] files = FrameFiles.Of(directory.Path);
            Assert.HasCount(3, files);
            foreach (string file in files)
            {
                FrameLog log = FrameFiles.Verify(file);
                Assert.AreEqual("", string.Join("\n", log.Complaints));
                Assert.IsGreaterThan(50, log.Verified);
                StringAssert.Contains(run.Output, Path.GetFileNameWithoutExtension(file));
            }
        }

        [TestMethod]
        public void PlainOutputSaysEverythingHoweverFastItRuns()
        {
            CommandRun run = CommandRun.Simulate(40);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Matches(run.Output, ClockLine());
            StringAssert.Matches(run.Output, FramesLine());
            foreach (string title in new[] { "temperature", "humidity", "particles", "TOC", "formaldehyde" })
            {
                Assert.IsTrue(run.OutputLines.Any(line => line.Contains(title) && StampedReading().IsMatch(line)), $"no stamped line for {title}");
            }
        }

        [GeneratedRegex(@"clock: +\w+, offset [+-]?\d+ us, U95 \d+ us, bound \d+ us")]
        private static partial Regex ClockLine();

        [GeneratedRegex(@"\d{2}:\d{2}:\d{2}\.\d{6}\S* +U95 \d+ us")]
        private static partial Regex StampedReading();

        [GeneratedRegex(@"frames: \d+ sealed, \d+ sent, \d+ acknowledged, \d+ verified, \d+ rejected")]
        private static partial Regex FramesLine();
    }
}
