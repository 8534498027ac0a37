using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A node without a broker for an hour, and the drain of what it kept, beside sampling that must not notice.</summary>
    [TestClass]
    public sealed class OfflineHourTests
    {
        private const int HourSeconds = 3600;
        private const int WarmUpSeconds = 600;
        private const int FramesPerSecond = 20;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void DrainsInOrderAtALimitedRateWhileSamplingGoesOn()
        {
            using var rig = new UplinkRig(301, configure: c => c.DrainFramesPerSecond = FramesPerSecond);
            rig.Node.Log.IsKeeping = true;
            rig.Observer.Connect();
            rig.Boot();
            rig.World.RunSeconds(WarmUpSeconds);
            rig.Proxy.Settings = new ChaosSettings { IsRefusing = true };
            rig.Proxy.CutAll();
            rig.World.RunSeconds(HourSeconds);
            Assert.AreEqual(UplinkState.Waiting, rig.Gateway.UplinkState);
            Assert.IsGreaterThanOrEqualTo(HourSeconds, rig.Gateway.PendingFrames);
            long epochsBefore = rig.Gateway.Health.Epochs;

            rig.Proxy.Settings = new ChaosSettings();
            rig.RunUntil(70, () => rig.Gateway.UplinkState == UplinkState.Draining);
            long firstDrained = (long)rig.Observer.Look(log => log.Last!.Sequence);
            int drainSeconds = Drain(rig);
            long lastDrained = (long)rig.Observer.Look(log => log.Last!.Sequence);
            TestContext.WriteLine($"{lastDrained - firstDrained} frames drained in {drainSeconds} s; {rig.Report()}");

            Assert.AreEqual(0, rig.Gateway.Health.EpochsOverrun);
            Assert.AreEqual(0, rig.Gateway.Health.EpochsUnsealed);
            Assert.IsGreaterThanOrEqualTo(epochsBefore + drainSeconds, rig.Gateway.Health.Epochs);
            rig.FinishAndAssertComplete();
            AssertStampsNoWorse(rig, lastDrained - drainSeconds);
        }

        // Second by second: never faster than set, never without progress, down to nothing.
        private static int Drain(UplinkRig rig)
        {
            int seconds = 0;
            int lag = rig.Gateway.PendingFrames;
            long published = rig.Gateway.Health.FramesPublished;
            while (rig.Gateway.UplinkState == UplinkState.Draining)
            {
                rig.World.RunSeconds(1);
                seconds++;
                Assert.IsLessThanOrEqualTo(FramesPerSecond, rig.Gateway.Health.FramesPublished - published);
                published = rig.Gateway.Health.FramesPublished;
                Assert.IsTrue(rig.Gateway.PendingFrames < lag || rig.Gateway.UplinkState == UplinkState.Online, $"no progress at {lag} frames");
                lag = rig.Gateway.PendingFrames;
                Assert.IsLessThan(HourSeconds, seconds);
            }

            Assert.IsLessThanOrEqualTo(4, lag);
            return seconds;
        }

        // Stamps of frames sealed while the drain ran, against those of the hour before it, when the uplink had nothing to do.
        private static void AssertStampsNoWorse(UplinkRig rig, long drainStart)
        {
            List<FrameRecord> idle = [.. Stamped(rig, f => (long)f.Sequence < drainStart && (long)f.Sequence > drainStart - HourSeconds)];
            List<FrameRecord> draining = [.. Stamped(rig, f => (long)f.Sequence >= drainStart)];
            Assert.IsNotEmpty(draining);
            foreach (string name in draining.Select(r => r.Name).Distinct())
            {
                ulong? worstIdle = idle.Where(r => r.Name == name).Max(r => r.StampUncertaintyMicroseconds);
                ulong? worstDraining = draining.Where(r => r.Name == name).Max(r => r.StampUncertaintyMicroseconds);
                Assert.IsTrue(worstDraining <= worstIdle, $"{name}: {worstDraining} us while draining, {worstIdle} us before");
            }
        }

        private static IEnumerable<FrameRecord> Stamped(UplinkRig rig, Func<Frame, bool> isMeant)
        {
            return rig.Node.Log.Data.Where(isMeant).SelectMany(f => f.Records).Where(r => r.StampUncertaintyMicroseconds != null);
        }
    }
}
