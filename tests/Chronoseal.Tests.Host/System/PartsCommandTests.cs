using System.Text.Json;
using Chronoseal.Drivers.Parts;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal parts` and `chronoseal bus --plant`.</summary>
    [TestClass]
    public sealed class PartsCommandTests
    {
        public static IEnumerable<object[]> Parts => PartSheets.All.Select(sheet => new object[] { sheet.Id });

        [TestMethod]
        public void TheListHasEveryPart()
        {
            CommandRun run = CommandRun.Of("parts");
            Assert.AreEqual(0, run.ExitCode);
            foreach (PartSheet sheet in PartSheets.All)
            {
                Assert.IsTrue(run.OutputLines.Any(line => line.TrimStart().StartsWith(sheet.Id + " ", StringComparison.Ordinal)), sheet.Id);
            }
        }

        [TestMethod]
        public void TheJsonIsOfTheSameParts()
        {
            using JsonDocument json = JsonDocument.Parse(CommandRun.Of("parts", "--json").Output);
            string[] ids = [.. json.RootElement.EnumerateArray().Select(part => part.GetProperty("id").GetString()!)];
            CollectionAssert.AreEqual(PartSheets.All.Select(sheet => sheet.Id).ToArray(), ids);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void OnePartIsShownWhole(string id)
        {
            CommandRun run = CommandRun.Of("parts", id);
            Assert.AreEqual(0, run.ExitCode);
            StringAssert.Contains(run.Output, PartSheets.ById(id).Driver.FullName);
            Assert.IsTrue(PartSheets.ById(id).Unverified.All(run.Output.Contains));
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void EveryEmulatorCanBeSpokenTo(string id)
        {
            CommandRun run = CommandRun.Of("bus", "--plant", id, "--do", "tap on", "--do", "identify", "--do", "wait 2", "--do", "scan", "--do", "read");
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.IsTrue(
                !typeof(Chronoseal.Hal.ISensor).IsAssignableFrom(PartSheets.ById(id).Driver) || run.OutputLines.Contains("  Ok"), run.Output);
        }

        [TestMethod]
        public void RawBytesAreShownWithTheirTiming()
        {
            CommandRun run = CommandRun.Of("bus", "--plant", "sht4x", "--do", "w 44 89", "--do", "wait 0.01", "--do", "r 44 6");
            Assert.AreEqual(0, run.ExitCode);
            Assert.IsTrue(run.OutputLines.Any(line => line.EndsWith("> 89", StringComparison.Ordinal)), run.Output);
            Assert.MatchesRegex(@"\+10\d{3}  < ([0-9A-F]{2} ?){6}", run.Output);
        }

        [TestMethod]
        public void ASerialPartAnswersRawBytes()
        {
            CommandRun run = CommandRun.Of("bus", "--plant", "lighthouse-rtu", "--do", "send 01 03 00 02 00 01 25 CA");
            Assert.AreEqual(0, run.ExitCode);
            Assert.MatchesRegex(@"\+\d+  < 01 03 02 .. .. .. .. \(in \d+ us\)", run.Output);
        }

        [TestMethod]
        public void TheSameSeedGivesTheSameBytes()
        {
            string[] line = ["bus", "--plant", "sps30-uart", "--seed", "7", "--do", "tap on", "--do", "identify", "--do", "read"];
            Assert.AreEqual(CommandRun.Of(line).Output, CommandRun.Of(line).Output);
        }

        [TestMethod]
        public void AnUnknownPartIsNamed()
        {
            Assert.AreEqual(2, CommandRun.Of("parts", "nosuch").ExitCode);
            CommandRun run = CommandRun.Of("bus", "--plant", "nosuch");
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, "'nosuch'");
        }
    }
}
