using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Health;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>What the verbs of health say, asked for rightly and wrongly.</summary>
    [TestClass]
    public sealed class HealthVerbTests
    {
        [TestMethod]
        [DataRow("log tail 0", "OutOfRange")]
        [DataRow("log tail 65", "OutOfRange")]
        [DataRow("log tail x", "OutOfRange")]
        [DataRow("log tail 99999999999", "OutOfRange")]
        [DataRow("log level loud", "OutOfRange")]
        [DataRow("log level info now", "Usage")]
        [DataRow("log follow", "Usage")]
        [DataRow("log follow maybe", "Usage")]
        [DataRow("log away", "Usage")]
        [DataRow("heap 1", "Usage")]
        [DataRow("uptime 1", "Usage")]
        [DataRow("boots 1", "Usage")]
        [DataRow("reboot now", "Usage")]
        public void WhatMakesNoSenseIsRefusedWithTheNextStep(string line, string code)
        {
            using var rig = new HealthRig();
            rig.BootAndRun(2);
            RecordedAnswer answer = rig.Ask(line);
            Assert.AreEqual(code, answer.Code);
            Assert.Contains("; ", answer.Failure);
            rig.Run(5);
            Assert.HasCount(1, rig.Boots);
        }

        [TestMethod]
        public void LogShowsLinesOfEarlierBootsAndItsLevel()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(200);
            rig.Ask("reboot");
            rig.Run(200);
            RecordedAnswer answer = rig.Ask("log");
            Assert.Contains(r => r.StartsWith("boot=1 us=", StringComparison.Ordinal) && r.EndsWith("source=start text=started as " + rig.Node.Gateway.NodeName
                + ", boot 1 of its frames", StringComparison.Ordinal), answer.Records);
            Assert.Contains(r => r.Contains("utc=20", StringComparison.Ordinal) && r.EndsWith("source=restart text=asked: asked for on the console", StringComparison.Ordinal), answer.Records);
            Assert.Contains(r => r.EndsWith("source=uplink text=online", StringComparison.Ordinal), answer.Records);
            Assert.Contains(r => r.Contains("source=clock text=", StringComparison.Ordinal) && r.EndsWith("to Locked", StringComparison.Ordinal), answer.Records);
            Assert.AreSequenceEqual(answer.Records.TakeLast(2), rig.Ask("log tail 2").Records);
            Assert.AreSequenceEqual(["level=info"], rig.Ask("log level").Records);
            Assert.AreSequenceEqual(["level=error"], rig.Ask("log level error").Records);
            Assert.AreEqual(LogLevel.Error, rig.Node.Log.Level);
        }

        [TestMethod]
        public void FollowingShowsWhatComesFromNowOnInBoundedTurns()
        {
            var log = new LogRing(new ZeroCounter());
            log.Add(LogLevel.Info, "a", "before");
            var follower = new LogFollower(log);
            var line = new Lines();
            Assert.IsTrue(follower.Turn(line));
            Assert.IsEmpty(line.All);
            for (int i = 0; i < 6; i++)
            {
                log.Add(LogLevel.Warning, "a", "say \"" + i + "\\\"");
            }

            Assert.IsTrue(follower.Turn(line));
            Assert.HasCount(4, line.All);
            Assert.IsTrue(follower.Turn(line));
            Assert.HasCount(6, line.All);
            Assert.AreEqual("!log level=warning source=a us=0 text=\"say \\\"5\\\\\\\"\"", line.All[5]);

            // More than the ring holds: the oldest are gone, the rest comes.
            for (int i = 0; i < 200; i++)
            {
                log.Add(LogLevel.Warning, "a", "line " + i);
            }

            for (int i = 0; i < 20; i++)
            {
                follower.Turn(line);
            }

            Assert.HasCount(6 + HealthLimits.LogLines, line.All);
            Assert.EndsWith("text=\"line 199\"", line.All[^1]);
        }

        [TestMethod]
        public void HeapIsMeasuredBetweenTwoEpochs()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(5);
            rig.Plant.FreeHeapBytes = 50_000;
            Assert.AreEqual("NotReady", rig.Ask("heap").Code);
            rig.Run(57);
            Assert.StartsWith("free-bytes=50000 least-bytes=50000 floor-bytes=16384 measured-s-ago=", rig.Ask("heap").Records.Single());
            rig.Plant.FreeHeapBytes = 60_000;
            rig.Run(61);
            Assert.StartsWith("free-bytes=60000 least-bytes=50000 floor-bytes=16384 measured-s-ago=", rig.Ask("heap").Records.Single());
            Assert.AreEqual(0, rig.Node.Gateway.Health.EpochsOverrun);
        }

        [TestMethod]
        public void UptimeShowsEachTask()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(130);
            RecordedAnswer answer = rig.Ask("uptime");
            long seconds = rig.Plant.Timeline.Counter.Microseconds / 1_000_000;
            Assert.AreEqual($"up-s={seconds} boot=1 state=Running phase=Good", answer.Records[0]);
            Assert.AreSequenceEqual(
                ["console Ended", "start Ended", "supervisor Ok", "network Ok", "acquisition Ok", "timing Ok", "uplink Ok"],
                answer.Records.Skip(1).Select(r => r.Split(' ')).Select(f => f[0].Replace("task=", "") + " " + f[1].Replace("state=", "")));
        }

        [TestMethod]
        public void BootsShowHowEachEnded()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(130);
            rig.Plant.Reset(ResetReason.Pin);
            rig.Run(30);
            rig.Ask("reboot");
            rig.Run(20);
            rig.Plant.Reset(ResetReason.Unknown);
            rig.Run(10);
            RecordedAnswer answer = rig.Ask("boots");
            Assert.AreEqual("boots=4 brown-outs=0 bad-in-row=1 bad-limit=5", answer.Records[0]);
            Assert.AreEqual("boot=1 frames-boot=1 reset=PowerOn phase=Good end=no-order verdict=good up-at-least-s=120", answer.Records[1]);
            Assert.AreEqual("boot=2 frames-boot=2 reset=Pin phase=Begun end=asked verdict=neutral up-s=30", answer.Records[2]);
            Assert.AreEqual("boot=3 frames-boot=0 reset=Software phase=Begun end=no-order verdict=bad up-at-least-s=0", answer.Records[3]);
            Assert.AreEqual("boot=4 frames-boot=4 reset=Unknown phase=Begun end=running verdict=open up-s=9", answer.Records[4]);
            Assert.Contains("cannot tell why it was reset", string.Join(' ', answer.Sentences));
        }

        private sealed class ZeroCounter : ICounter
        {
            public long Microseconds => 0;

            public int QuantumMicroseconds => 1;
        }

        private sealed class Lines : IConsoleLine
        {
            internal List<string> All { get; } = [];

            public void Unasked(string line) => All.Add(line);
        }
    }
}
