using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>A node that keeps crashing gives up sampling for a while, loses nothing, and comes back.</summary>
    [TestClass]
    public sealed class SafeModeTests
    {
        private const int CrashSeconds = 11;
        private const int BadLimit = 5;

        [TestMethod]
        public void FiveCrashesLeadToSafeModeWhichErasesNothingAndLeavesByItself()
        {
            using HealthRig rig = CrashIntoSafeMode();
            string files = FilesOf(rig.Plant);
            Assert.Contains("5 boots in a row were bad; last resets Watchdog, Watchdog, Watchdog; the last one that was bad ended without order", rig.Node.Reason);
            Assert.IsNull(rig.Node.Gateway);
            rig.IsCrashing = false;
            rig.Run(580);
            Assert.AreEqual(NodeState.SafeMode, rig.Node.State);
            Assert.AreEqual(files, FilesOf(rig.Plant));
            Assert.Contains(line => line.StartsWith("safe mode: 5 boots", StringComparison.Ordinal), rig.Lines);

            rig.Broker.Mode = SystemTests.BrokerMode.Up;
            rig.RunUntil(() => rig.Node.State == NodeState.Running, 40);
            Assert.AreEqual(RestartCause.SafeModeOver, rig.Node.Boots[^2].Cause);
            rig.Run(130);
            Assert.AreEqual(BootPhase.Good, rig.Node.Boots.Current.Phase);
            Assert.AreEqual(0, rig.Node.Boots.BadInRow);
            rig.AssertChain();

            // The frames of the good boot before the crashes, sealed while the broker was away, are all there.
            Assert.IsGreaterThan(140, rig.Frames.Frames.Count(f => f.Boot == 1));
            Assert.HasCount(BadLimit + 2, rig.Frames.Frames.Select(f => f.Boot).Distinct());
        }

        [TestMethod]
        public void RebootLeavesItAndOneMoreCrashBringsItBack()
        {
            using HealthRig rig = CrashIntoSafeMode();
            Assert.AreEqual("Restarting", rig.Ask("reboot").Code);
            rig.Run(5);
            Assert.AreEqual(NodeState.Running, rig.Node.State);
            Assert.AreEqual(RestartCause.Asked, rig.Node.Boots[^2].Cause);
            rig.Run(CrashSeconds);
            Assert.AreEqual(NodeState.SafeMode, rig.Node.State);
            Assert.AreEqual(BadLimit + 1, rig.Node.Boots.BadInRow);

            // The power switch is a restart too: it is followed by a try.
            rig.IsCrashing = false;
            rig.Plant.CutPower(100);
            rig.Run(5);
            Assert.AreEqual(NodeState.Running, rig.Node.State);
        }

        [TestMethod]
        public void RestartsThatWereAskedForAreNoReasonForIt()
        {
            using var rig = new HealthRig();
            rig.BootAndRun(10);
            for (int i = 0; i < BadLimit + 2; i++)
            {
                Assert.AreEqual("Restarting", rig.Ask("reboot").Code);
                rig.Run(10);
            }

            Assert.AreEqual(NodeState.Running, rig.Node.State);
            Assert.AreEqual(0, rig.Node.Boots.BadInRow);
        }

        [TestMethod]
        public void ATaskThatFaultsAtEveryBootLeadsToIt()
        {
            using var rig = new HealthRig { FaultedTask = "timing" };
            rig.BootAndRun(0);
            rig.RunUntil(() => rig.Node.State == NodeState.SafeMode, BadLimit * 70);
            Assert.Contains("ended by faulted-task", rig.Node.Reason);
            Assert.HasCount(BadLimit + 1, rig.Boots);
            rig.FaultedTask = "";
            rig.RunUntil(() => rig.Node.State == NodeState.Running, 700);
            rig.AssertChain();
            Assert.AreEqual("faulted-task faulted-task faulted-task faulted-task faulted-task", string.Join(' ', rig.RestartsTold()));
        }

        // The boot is over before its time however long it lasted: it never worked.
        [TestMethod]
        public void ATaskThatHangsInTheFirstEpochMakesABootBad()
        {
            using var rig = new HealthRig();
            rig.Booted = node => rig.Plant.Timeline.Start("bad-driver", TaskPriority.Console, () =>
            {
                var errand = new StuckErrand(rig.Plant.Timeline);
                while (node.Errands.Post(errand) != Outcome.Ok)
                {
                    rig.Plant.Timeline.SleepUntil(rig.Plant.Timeline.Counter.Microseconds + 1000);
                }
            });
            rig.BootAndRun(0);
            rig.RunUntil(() => rig.Boots.Count == 2, 400);
            Assert.IsTrue(rig.Node.Boots[0].IsBad, $"{rig.Node.Boots[0].Phase}");
        }

        [TestMethod]
        public void AHeapThatIsTooSmallFromTheStartLeadsToIt()
        {
            using var rig = new HealthRig();
            rig.Plant.FreeHeapBytes = 10_000;
            rig.BootAndRun(0);

            // Heap ends the first boot in minutes, and then no boot before an hour.
            rig.RunUntil(() => rig.Node.State == NodeState.SafeMode, 16_000);
            Assert.AreEqual(5, rig.Node.Boots.BadInRow);
        }

        [TestMethod]
        public void ANodeWithoutAKeyWaitsForOneWithItsPinTurningAndNeverGoesIntoSafeMode()
        {
            using var rig = new HealthRig(watchdogSeconds: 30, hasKey: false);
            rig.BootAndRun(700);
            Assert.AreEqual(NodeState.Misconfigured, rig.Node.State);
            Assert.Contains("node.key is not there", rig.Node.Reason);
            Assert.AreEqual(0, rig.Plant.Watchdog!.Resets);
            for (int i = 0; i < BadLimit + 1; i++)
            {
                rig.Plant.CutPower(100);
                rig.Run(10);
            }

            Assert.AreEqual(NodeState.Misconfigured, rig.Node.State);
            Assert.AreEqual(0, rig.Node.Boots.BadInRow);
        }

        private static HealthRig CrashIntoSafeMode()
        {
            var rig = new HealthRig();
            rig.Broker.Mode = SystemTests.BrokerMode.Down;
            rig.BootAndRun(150);
            rig.IsCrashing = true;
            rig.Plant.CutPower(100);
            rig.RunUntil(() => rig.Node.State == NodeState.SafeMode, CrashSeconds * (BadLimit + 1));
            Assert.HasCount(BadLimit + 2, rig.Boots);
            return rig;
        }

        private static string FilesOf(PlantNode plant) =>
            string.Join(' ', plant.Files.Names.Where(n => !n.StartsWith("log-", StringComparison.Ordinal)).Select(n =>
            {
                plant.Files.Length(n, out long length);
                return n + ":" + length;
            }));
    }
}
