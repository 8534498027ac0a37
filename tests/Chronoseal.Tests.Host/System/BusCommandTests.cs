using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal bus`: every emulator can be talked to by hand, and what is not understood ends in a message.</summary>
    [TestClass]
    public sealed class BusCommandTests
    {
        [TestMethod]
        [DynamicData(nameof(PartNames.All), typeof(PartNames))]
        public void EveryPartCanBeTalkedTo(string id)
        {
            CommandRun run = CommandRun.Of("bus", id, "--plant", "--do", "scan", "--do", "wait 1", "--do", "tap on", "--do", "identify", "--do", "listen 10");
            Assert.AreEqual(0, run.ExitCode, run.Output);
            Assert.IsTrue(run.OutputLines.Any(line => line is "  Ok" or "  this part is no sensor; use raw bytes"), run.Output);
        }

        [TestMethod]
        public void RawBytesAreAnsweredWithTheirTiming()
        {
            CommandRun run = CommandRun.Of("bus", "sht4x", "--plant", "--do", "w 44 89", "--do", "wait 0.01", "--do", "r 44 6", "--do", "r 44 6");
            Assert.AreEqual(0, run.ExitCode, run.Output);
            Assert.Contains("us     +", run.Output);
            Assert.Contains("Nack", run.Output);
        }

        [TestMethod]
        [DataRow("sht4x", "zzz")]
        [DataRow("sht4x", "w 44 XY")]
        [DataRow("sht4x", "r 200 1")]
        [DataRow("sht4x", "wait -1")]
        [DataRow("nope", "scan")]
        public void WhatIsNotUnderstoodIsAnError(string id, string line)
        {
            Assert.AreEqual(2, CommandRun.Of("bus", id, "--plant", "--do", line).ExitCode);
        }
    }
}
