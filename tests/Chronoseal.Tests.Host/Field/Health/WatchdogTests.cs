using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>The circuit beside the processor resets a node that cannot help itself, and no other.</summary>
    [TestClass]
    public sealed class WatchdogTests
    {
        [TestMethod]
        public void ANodeThatWorksIsLeftAlone()
        {
            using var rig = new HealthRig(watchdogSeconds: 10);
            rig.BootAndRun(900);
            Assert.AreEqual(0, rig.Plant.Watchdog!.Resets);
            Assert.IsGreaterThan(800, rig.Plant.Watchdog.Edges);
        }

        [TestMethod]
        public void AnOrderlyRestartIsNotCutShort()
        {
            using var rig = new HealthRig(watchdogSeconds: 10);
            rig.BootAndRun(30);
            rig.Ask("reboot");
            rig.Run(60);
            rig.AssertChain();
            Assert.AreEqual(0, rig.Plant.Watchdog!.Resets);
            Assert.AreEqual("asked", string.Join(' ', rig.RestartsTold()));
        }

        [TestMethod]
        public void ASupervisorThatHangsIsReset()
        {
            using var rig = new HealthRig(watchdogSeconds: 30) { IsSupervisorStuck = true };
            rig.BootAndRun(0);
            rig.RunUntil(() => rig.Boots.Count == 2, 120);
            rig.Run(10);
            Assert.AreEqual(1, rig.Plant.Watchdog!.Resets);
            Assert.AreEqual(ResetReason.Watchdog, rig.Node.Boots.Current.ResetReason);
            Assert.IsTrue(rig.Node.Boots[0].IsBad);
            Assert.AreEqual(NodeState.Running, rig.Node.State);
            Assert.Contains(line => line.Contains("reset Watchdog, the boot before ended without order", StringComparison.Ordinal), HealthRig.Log(rig.Node));
            rig.AssertChain();
        }

        [TestMethod]
        public void WithoutOneNobodyHelps()
        {
            using var rig = new HealthRig { IsSupervisorStuck = true };
            rig.BootAndRun(900);
            Assert.HasCount(1, rig.Boots);
            Assert.IsGreaterThan(800, rig.Node.Gateway.Health.Epochs);
        }

        [TestMethod]
        public void ATaskThatIsStuckStopsThePinBeforeTheNodeRestarts()
        {
            using var rig = new HealthRig(watchdogSeconds: 120);
            rig.BootAndRun(100);
            rig.Node.Heartbeats.Add("odd", 1);
            long edges = rig.Plant.Watchdog!.Edges;
            rig.Run(5);
            Assert.AreEqual(edges, rig.Plant.Watchdog.Edges - EdgesOfNextBoot(rig));
            Assert.AreEqual(RestartCause.StuckTask, rig.Node.Boots[0].Cause);
        }

        // The restart takes about a second and the boot a third of one: what is left of the five belongs to the next boot.
        private static long EdgesOfNextBoot(HealthRig rig) =>
            rig.Boots.Count == 2 ? (rig.Plant.Timeline.Counter.Microseconds / 1_000_000) + 1 : 0;
    }
}
