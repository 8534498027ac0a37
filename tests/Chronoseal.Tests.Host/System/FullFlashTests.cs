using Chronoseal.Evidence.Frames;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>No room for more frames: epochs are refused and counted, or the oldest are dropped and told, and all goes on when there is room again.</summary>
    [TestClass]
    public sealed class FullFlashTests
    {
        private const long SmallFlashBytes = 100_000;

        [TestMethod]
        public void SmallFlashStopsSamplingAndRecovers()
        {
            using Site site = MakeSmall();
            site.Node.Configure = c => c.StopsWhenFull = true;
            site.BootAndRun(30);
            FillAndEmpty(site, 600);
            Assert.IsGreaterThan(600 / 8, site.Node.Gateway.Health.EpochsUnsealed);
            AssertGapIsTold(site);
        }

        [TestMethod]
        public void SmallFlashDropsTheOldestAndTells()
        {
            using Site site = MakeSmall();
            site.BootAndRun(30);
            FillAndEmpty(site, 600);
            AssertDropsAreTold(site);
        }

        [TestMethod]
        public void JournalOfFullSizeDropsTheOldestAndTells()
        {
            using var site = new Site(28);
            site.BootAndRun(30);
            FillAndEmpty(site, 4 * 3_600);
            AssertDropsAreTold(site);
        }

        [TestMethod]
        public void QuietNodeGivesHeartbeats()
        {
            using var site = new Site(32);
            site.Node.Configure = c =>
            {
                c.EpochMicroseconds = 600_000_000;
                c.HeartbeatSeconds = 60;
            };
            site.BootAndRun(3_600);
            site.Finish();
            site.AssertComplete();
            FrameLog log = site.Node.Log;
            Assert.AreEqual((Int128)60, log.Births.First().Records.Single(r => r.Name == "heartbeat").Value!.Value.Mantissa);
            Assert.IsGreaterThan(50, log.Events.Count(f => f.Records.Any(r => r.Name == "event/alive")));
        }

        [TestMethod]
        public void FramesWrittenTogetherAllArrive()
        {
            using var site = new Site(33);
            site.Node.Configure = c => c.FramesPerWrite = 8;
            site.BootAndRun(100);
            long changes = site.Node.Plant.Files.ChangeCount;
            site.Run(400);
            Assert.IsLessThan(400, site.Node.Plant.Files.ChangeCount - changes);
            site.Finish();
            site.AssertComplete();
        }

        [TestMethod]
        public void NodeStartsOnAFullFlash()
        {
            using Site site = MakeSmall();
            site.BootAndRun(30);
            site.Broker.Mode = BrokerMode.Down;
            site.Run(600);
            site.Node.Plant.CutPower(0);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(120);
            Assert.AreEqual("Ok Ok", string.Join(" ", site.Node.Starts.Select(Outcomes.Name)));
            Assert.AreEqual(2UL, site.Node.Log.Last!.Boot);
            site.Finish();
            Assert.IsEmpty(site.Node.Log.Conflicts);
            AssertNothingIsMissingUntold(site.Node.Log);
        }

        [TestMethod]
        [DataRow(10)]
        [DataRow(100)]
        public void FlashThatFailsForAWhileLeavesAGapOnly(int seconds)
        {
            using var site = new Site(29);
            site.BootAndRun(60.5);
            site.Node.Plant.Files.IsBroken = true;
            site.Run(seconds);
            site.Node.Plant.Files.IsBroken = false;
            site.Run(60);
            site.Finish();
            AssertGapIsTold(site);
        }

        private static Site MakeSmall() => new(new PlantSettings { Seed = 27, Node = Site.Usual with { FileCapacityBytes = SmallFlashBytes } });

        private static void FillAndEmpty(Site site, int seconds)
        {
            site.Broker.Mode = BrokerMode.Down;
            site.Run(seconds);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(200);
            site.Finish();
        }

        private static void AssertDropsAreTold(Site site)
        {
            FrameLog log = site.Node.Log;
            Assert.AreEqual(0, site.Node.Gateway.PendingFrames);
            Assert.AreEqual(0, site.Node.Gateway.Health.EpochsUnsealed);
            Assert.IsGreaterThan(100, site.Node.Gateway.Health.FramesDropped);
            Assert.AreEqual((Int128)site.Node.Gateway.Health.FramesDropped, Sum(log, "event/lost"));
            Assert.AreEqual(site.Node.Gateway.Health.FramesSealed, log.Frames.Count + Missing(log).Count());
            AssertNothingIsMissingUntold(log);
        }

        private static void AssertNothingIsMissingUntold(FrameLog log)
        {
            (Int128 First, Int128 Last)[] told =
                [.. log.Events.Where(f => f.Records.Any(r => r.Name == "event/lost")).Select(f => (Number(f, "event/lost/first"), Number(f, "event/lost/last")))];
            Assert.IsNotEmpty(told);
            Assert.AreEqual("", string.Join(" ", Missing(log).Where(n => !told.Any(t => n >= t.First && n <= t.Last))));
        }

        // Numbers skipped between boots were never used.
        private static IEnumerable<Int128> Missing(FrameLog log) => log.Frames.Zip(log.Frames.Skip(1))
            .Where(p => p.First.Boot == p.Second.Boot)
            .SelectMany(p => Enumerable.Range(1, (int)(p.Second.Sequence - p.First.Sequence - 1)).Select(i => (Int128)p.First.Sequence + i));

        private static Int128 Number(Frame frame, string name) => frame.Records.Single(r => r.Name == name).Value!.Value.Mantissa;

        private static Int128 Sum(FrameLog log, string name) =>
            log.Events.SelectMany(f => f.Records).Where(r => r.Name == name).Aggregate(Int128.Zero, (sum, r) => sum + r.Value!.Value.Mantissa);

        private static void AssertGapIsTold(Site site)
        {
            FrameLog log = site.Node.Log;
            site.AssertComplete();
            long[] epochs = [.. log.Data.Where(f => f.EpochUtcMicroseconds is not null).Select(f => f.EpochUtcMicroseconds!.Value / 1_000_000)];
            long missing = epochs[^1] - epochs[0] + 1 - epochs.Length;
            Int128 told = Sum(log, "event/gap");
            Assert.IsGreaterThan(0, missing);
            Assert.AreEqual((Int128)missing, told);
            Assert.AreEqual(missing, site.Node.Gateway.Health.EpochsUnsealed);
        }
    }
}
