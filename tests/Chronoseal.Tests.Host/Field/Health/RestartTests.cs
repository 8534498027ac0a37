using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>Every restart that the node makes itself is told by a frame, the log and the ledger, if the task that seals still lives.</summary>
    [TestClass]
    public sealed class RestartTests
    {
        [TestMethod]
        [DataRow(0.001)]
        [DataRow(0.5)]
        [DataRow(1.4)]
        [DataRow(60.7)]
        public void ARestartThatIsAskedForIsInTheChainWheneverItComes(double seconds)
        {
            using var rig = new HealthRig();
            rig.BootAndRun(seconds);
            rig.Ask("reboot");
            rig.Run(60);
            rig.AssertChain();
            Assert.AreEqual("asked", string.Join(' ', rig.RestartsTold()));
            Assert.HasCount(2, rig.Boots);
            Assert.AreEqual(ResetReason.Software, rig.Node.Boots.Current.ResetReason);
            Assert.IsFalse(rig.Node.Boots[0].IsBad);
            Assert.Contains("1 warning restart: asked: asked for on the console", HealthRig.Log(rig.Node));
        }

        [TestMethod]
        public void AnUplinkThatNeverComesBackLeadsToARestartThatTheChainTellsOf()
        {
            using var rig = new HealthRig { IsUplinkStuck = true };
            rig.BootAndRun(0);
            rig.RunUntil(() => rig.Boots.Count == 2, 640);
            rig.IsUplinkStuck = false;
            rig.Plant.CutPower(10);
            rig.Run(60);
            rig.AssertChain();
            Assert.AreEqual("stuck-task", string.Join(' ', rig.RestartsTold()));
            BootRecord boot = rig.Node.Boots[0];
            Assert.AreEqual(RestartCause.StuckTask, boot.Cause);
            Assert.AreEqual(BootPhase.Good, boot.Phase);
            Assert.IsTrue(boot.UptimeSeconds is >= 600 and < 640, $"{boot.UptimeSeconds}");
            Assert.Contains("1 error restart: stuck-task: the task uplink is stuck", HealthRig.Log(rig.Node));
        }

        [TestMethod]
        public void AnAcquisitionTaskThatHangsIsRestartedWithoutAFrameAndTheChainGoesOn()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(30);
            rig.Plant.Timeline.Start("bad-driver", TaskPriority.Console, () => rig.Node.Errands.Post(new StuckErrand(rig.Plant.Timeline)));
            rig.RunUntil(() => rig.Boots.Count == 2, 380);
            rig.Run(60);
            rig.AssertChain();
            Assert.IsEmpty(rig.RestartsTold());
            Assert.IsTrue(rig.Node.Boots[0].HasEnded);
            Assert.Contains("1 error restart: stuck-task: the task acquisition is stuck", HealthRig.Log(rig.Node));
        }

        [TestMethod]
        public void TooLittleHeapRestartsTheNode()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(30);
            rig.Plant.FreeHeapBytes = 16_383;
            rig.RunUntil(() => rig.Boots.Count == 2, 200);
            rig.Plant.FreeHeapBytes = 90_000;
            rig.Run(100);
            rig.AssertChain();
            Assert.AreEqual("heap", string.Join(' ', rig.RestartsTold()));
            Assert.AreEqual(90_000, rig.Node.Heap.LeastBytes);
        }

        [TestMethod]
        public void AShortLackOfHeapDoesNot()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(30);
            rig.Plant.FreeHeapBytes = 10_000;
            rig.Run(120);
            rig.Plant.FreeHeapBytes = 90_000;
            rig.Run(400);
            Assert.HasCount(1, rig.Boots);
            Assert.AreEqual(10_000, rig.Node.Heap.LeastBytes);
        }

        [TestMethod]
        public void APowerCutDuringTheRestartLeavesASoundChainAndLedger()
        {
            for (int change = 1; change <= 12; change++)
            {
                using var rig = new HealthRig();
                rig.BootAndRun(20);
                rig.Ask("reboot");
                rig.Plant.Files.ChangesUntilPowerCut = change;
                rig.Run(60);
                rig.Plant.Files.ChangesUntilPowerCut = -1;
                rig.Run(60);
                rig.AssertChain();
                Assert.AreEqual(NodeState.Running, rig.Node.State);
                Assert.AreEqual(rig.Boots.Count, rig.Node.Boots.Current.Ordinal, 1);
            }
        }

        [TestMethod]
        public void BrownOutsAreCounted()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(130);
            for (int i = 0; i < 3; i++)
            {
                rig.Plant.Reset(ResetReason.BrownOut);
                rig.Run(130);
            }

            Assert.AreEqual(3, rig.Node.Boots.BrownOuts);
            Assert.AreEqual("boots=4 brown-outs=3 bad-in-row=0 bad-limit=5", rig.Ask("boots").Records[0]);
        }
    }
}
