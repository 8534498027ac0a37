using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>The power goes at any instant; the chain goes on.</summary>
    [TestClass]
    public sealed class PowerCutTests
    {
        private const int Cuts = 30;
        private const int FewCuts = 12;
        private const int LoopBoots = 220;
        private const long SmallFlashBytes = 100_000;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(21UL)]
        [DataRow(22UL)]
        public void CutsAtRandomInstantsBreakNothing(ulong seed)
        {
            using var site = new Site(seed);
            var random = new Random((int)seed);
            site.Boot();
            for (int i = 0; i < Cuts; i++)
            {
                site.Run(2 + 236 * random.NextDouble());
                site.Node.Plant.CutPower(random.Next(3_000));
            }

            site.Run(60);
            site.Finish();
            Assert.HasCount(Cuts + 1, site.Node.Boots);
            AssertChain(site.Node);
        }

        [TestMethod]
        [DataRow(1, 23UL)]
        [DataRow(24, 24UL)]
        public void CutsWithinEachChangeOfTheFlashBreakNothing(int settleSeconds, ulong seed)
        {
            using var site = new Site(seed);
            site.BootAndRun(30);
            for (int change = 1; change <= 40; change++)
            {
                site.Node.Plant.CutPower(0);
                site.Node.Plant.Files.ChangesUntilPowerCut = change;
                site.Run(settleSeconds + change);
            }

            site.Node.Plant.Files.ChangesUntilPowerCut = -1;
            site.Run(60);
            site.Finish();
            AssertChain(site.Node);
        }

        [TestMethod]
        public void CutsWithinChangesLeaveNoFilesBehind()
        {
            using var site = new Site(30);
            site.Boot();
            for (int i = 0; i < 200; i++)
            {
                site.Run(30);
                site.Node.Plant.Files.ChangesUntilPowerCut = 1 + i % 12;
            }

            site.Node.Plant.Files.ChangesUntilPowerCut = -1;
            site.Run(100);
            site.Finish();

            // The ledger, the newest journal file, and one before it where too few acknowledgements came to free it.
            Assert.IsLessThanOrEqualTo(3, site.Node.Plant.Files.Names.Count, string.Join(" ", site.Node.Plant.Files.Names));
        }

        [TestMethod]
        public void CutsWhileTheBrokerIsAwayLoseNothing()
        {
            using var site = new Site(25);
            site.Broker.Mode = BrokerMode.Down;
            site.Boot();
            for (int i = 0; i < FewCuts; i++)
            {
                site.Run(11.3);
                site.Node.Plant.CutPower(500);
            }

            site.Broker.Mode = BrokerMode.Up;
            site.Run(60);
            site.Finish();
            AssertChain(site.Node);
        }

        [TestMethod]
        [DataRow(0.01)]
        [DataRow(0.1)]
        [DataRow(1.6)]
        public void BootLoopDoesNotUseUpTheJournal(double seconds)
        {
            using var site = new Site(26);
            site.Broker.Mode = BrokerMode.Down;
            site.Boot();
            for (int boot = 0; boot < LoopBoots; boot++)
            {
                site.Run(0.3 + seconds);
                site.Node.Plant.CutPower(0);
            }

            site.Broker.Mode = BrokerMode.Up;
            site.Run(200);
            long epochs = site.Node.Gateway.Health.Epochs;
            Assert.IsGreaterThan(150, epochs);
            Assert.AreEqual(0, site.Node.Gateway.Health.EpochsUnsealed, $"{site.Node.Gateway.PendingFrames} frames wait, {string.Join(" ", site.Node.Plant.Files.Names)}");
            Assert.IsGreaterThan(epochs - 5, site.Node.Log.Verified);
        }

        [TestMethod]
        public void FewShortBootsDoNotUseUpASmallJournal()
        {
            using var site = new Site(new PlantSettings { Seed = 31, Node = Site.Usual with { FileCapacityBytes = SmallFlashBytes } });
            site.Broker.Mode = BrokerMode.Down;
            site.Boot();
            for (int boot = 0; boot < 4; boot++)
            {
                site.Run(5);
                site.Node.Plant.CutPower(0);
            }

            site.Broker.Mode = BrokerMode.Up;
            site.Run(200);
            Assert.IsGreaterThan(150, site.Node.Log.Frames.Count, $"{site.Node.Gateway.Health.EpochsUnsealed} epochs refused, {site.Node.Gateway.PendingFrames} frames wait");
        }

        private void AssertChain(SiteNode node)
        {
            FrameLog log = node.Log;
            long committed = node.Boots.Sum(b => b.Health.FramesSealed);
            TestContext.WriteLine($"{node.Boots.Count} boots, {committed} frames committed, {log.Frames.Count} arrived, {log.Complaints.Count} complaints, {log.Duplicates} came again");
            Assert.IsEmpty(log.Conflicts);
            Assert.IsGreaterThanOrEqualTo(committed, log.Frames.Count);
            AssertBoots(log);
            Assert.AreEqual("", string.Join("\n", log.Complaints));
        }

        private static void AssertBoots(FrameLog log)
        {
            Frame? before = null;
            foreach (IGrouping<ulong, Frame> boot in log.Frames.GroupBy(f => f.Boot))
            {
                Frame birth = boot.First();
                Assert.AreEqual(FrameKind.Birth, birth.Kind);
                Assert.IsGreaterThan(before?.Boot ?? 0, boot.Key);
                Assert.AreEqual((Int128?)before?.Sequence, birth.Records.SingleOrDefault(r => r.Name == "last")?.Value?.Mantissa);
                before = boot.Last();
            }
        }
    }
}
