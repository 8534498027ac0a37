using Chronoseal.Evidence.Frames;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>No room for more frames: epochs are refused and counted, and all goes on when there is room again.</summary>
    [TestClass]
    public sealed class FullFlashTests
    {
        private const long SmallFlashBytes = 100_000;

        [TestMethod]
        public void SmallFlashFillsAndRecovers()
        {
            using Site site = MakeSmall();
            site.BootAndRun(30);
            FillAndEmpty(site, 600);
            AssertGapIsTold(site);
        }

        [TestMethod]
        public void JournalOfFullSizeFillsAndRecovers()
        {
            using var site = new Site(28);
            site.BootAndRun(30);
            FillAndEmpty(site, 4 * 3_600);
            AssertGapIsTold(site);
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
            Assert.IsEmpty(site.Node.Log.Complaints);
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
            Assert.IsGreaterThan(seconds / 8, site.Node.Gateway.Health.EpochsUnsealed);
            site.Broker.Mode = BrokerMode.Up;
            site.Run(200);
            site.Finish();
        }

        private static void AssertGapIsTold(Site site)
        {
            FrameLog log = site.Node.Log;
            site.AssertComplete();
            long[] epochs = [.. log.Data.Where(f => f.EpochUtcMicroseconds is not null).Select(f => f.EpochUtcMicroseconds!.Value / 1_000_000)];
            long missing = epochs[^1] - epochs[0] + 1 - epochs.Length;
            Int128 told = log.Events.SelectMany(f => f.Records).Where(r => r.Name == "event/gap").Aggregate(Int128.Zero, (sum, r) => sum + r.Value!.Value.Mantissa);
            Assert.IsGreaterThan(0, missing);
            Assert.AreEqual((Int128)missing, told);
            Assert.AreEqual(missing, site.Node.Gateway.Health.EpochsUnsealed);
        }
    }
}
