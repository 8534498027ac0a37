using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>What goes wrong in an honest node is told so that the audit of its record finds no fault: no error, and no warning but of what was really lost.</summary>
    [TestClass]
    public sealed class HonestNodeTests
    {
        private const long SmallFlashBytes = 100_000;

        [TestMethod]
        [DataRow(2)]
        [DataRow(30)]
        public void EpochsThatSamplingPassedOverAreTold(int periods)
        {
            using var site = new Site(61);
            site.Node.Configure = c => c.EpochMicroseconds = 200_000;
            site.BootAndRun(60);
            for (int i = 0; i < periods; i++)
            {
                site.Node.Plant.LighthouseSlave.Faults.IsSilent = true;
                site.Run(1.3);
                site.Node.Plant.LighthouseSlave.Faults.IsSilent = false;
                site.Run(0.9);
            }

            site.Run(20);
            site.Finish();
            site.AssertComplete();
            Assert.IsGreaterThan(periods, site.Node.Gateway.Health.EpochsOverrun);
            AuditOutcome audit = AssertNo(Severity.Warning, site);
            Assert.IsTrue(audit.Findings.Any(f => f.Rule == AuditRules.Gap), audit.ToString());
        }

        [TestMethod]
        public void ABootWhoseBirthWasRefusedSealsNothingBeforeIt()
        {
            for (int tenths = 0; tenths < 10; tenths++)
            {
                using var site = new Site(62);
                site.Boot();
                for (int i = 0; i < 2_000 && site.Node.Boots.Count == 0; i++)
                {
                    site.Run(0.001);
                }

                site.Node.Plant.Files.IsBroken = true;
                site.Run(4 + 0.1 * tenths);
                site.Node.Plant.Files.IsBroken = false;
                site.Run(20);
                site.Finish();
                Assert.AreEqual(FrameKind.Birth, site.Node.Log.Frames[0].Kind);
                AssertNo(Severity.Warning, site);
            }
        }

        [TestMethod]
        [DataRow(3)]
        [DataRow(11)]
        public void AFlashThatFailsNowAndThenLeavesNoHoleUntold(int changes)
        {
            using var site = new Site(63);
            var random = new Random(changes);
            site.BootAndRun(60);
            for (int i = 0; i < 60; i++)
            {
                site.Node.Plant.Files.IsBroken = true;
                site.Run(0.02 * random.Next(1, changes * 10));
                site.Node.Plant.Files.IsBroken = false;
                site.Run(0.01 + 2 * random.NextDouble());
            }

            site.Run(20);
            site.Finish();
            AssertNo(Severity.Warning, site);
        }

        [TestMethod]
        public void AFrameIsNotSealedBeforeTheGapThatExplainsIt()
        {
            using var site = new Site(44);
            site.Node.Configure = c => c.SignsFrames = true;
            var random = new Random(44);
            site.BootAndRun(30);
            for (int i = 0; i < 400; i++)
            {
                site.Run(0.05 + 0.3 * random.NextDouble());
                site.Node.Plant.SecureElement.BrownOut();
            }

            site.Run(10);
            site.Finish();
            AuditOutcome audit = AssertNo(Severity.Warning, site);
            Assert.IsTrue(audit.Findings.Any(f => f.Rule == AuditRules.Gap), audit.ToString());
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void ALastFrameThatTheFlashSpoiltIsExplained(bool isReceived)
        {
            using Site site = SpoilLast(isReceived ? BrokerMode.Up : BrokerMode.Down, 100);
            AuditOutcome audit = AssertNo(Severity.Error, site);
            Assert.IsTrue(audit.Findings.Any(f => f.Rule == AuditRules.Lost), audit.ToString());
        }

        [TestMethod]
        public void AClaimOfOneLostFrameHidesNoOther()
        {
            using Site site = SpoilLast(BrokerMode.Down, 1.5);
            List<byte[]> frames = [.. site.Node.Log.Received.DistinctBy(f => Forge.Read(f).Sequence)];
            int second = frames.FindIndex(f => Forge.Read(f).Boot == 2);
            byte[] birth = frames[second];
            frames.RemoveRange(second - 3, 3);
            AuditOutcome.Of(frames, site.Node.Log.Keys).AssertFound(AuditRules.Missing, birth);
        }

        [TestMethod]
        [DataRow(0.0)]
        [DataRow(1.1)]
        [DataRow(2.1)]
        public void DamageThatIsToldAgainByTheNextBootIsNoFault(double seconds)
        {
            using var site = new Site(65);
            site.BootAndRun(30.5);
            site.Broker.Mode = BrokerMode.Down;
            site.Run(20);
            site.Node.Plant.Files.Spoil(site.Node.Plant.Files.Names.Last(n => n[0] == 'j'));
            site.Run(20);
            site.Broker.Mode = BrokerMode.Up;
            for (int i = 0; i < 2_000 && site.Node.Gateway.Health.DamagedRecords == 0; i++)
            {
                site.Run(0.05);
            }

            Assert.AreEqual(1, site.Node.Gateway.Health.DamagedRecords);
            site.Run(seconds);
            site.Node.Plant.CutPower(0);
            site.Run(120);
            site.Finish();
            AuditOutcome audit = AssertNo(Severity.Error, site);
            Assert.IsTrue(audit.Findings.Any(f => f.Rule == AuditRules.Lost), audit.ToString());
        }

        [TestMethod]
        [DataRow(66UL)]
        [DataRow(67UL)]
        [DataRow(68UL)]
        public void DropsThatAreToldAgainByTheNextBootsAreNoFault(ulong seed)
        {
            using var site = new Site(new PlantSettings { Seed = seed, Node = Site.Usual with { FileCapacityBytes = SmallFlashBytes } });
            var random = new Random((int)seed);
            site.BootAndRun(30);
            for (int i = 0; i < 8; i++)
            {
                site.Broker.Mode = BrokerMode.Down;
                site.Run(200 + random.Next(200));
                site.Node.Plant.Files.ChangesUntilPowerCut = random.Next(1, 30);
                site.Run(10);
                site.Broker.Mode = BrokerMode.Up;
                site.Node.Plant.Files.ChangesUntilPowerCut = random.Next(1, 30);
                site.Run(5);
            }

            site.Node.Plant.Files.ChangesUntilPowerCut = -1;
            site.Run(300);
            site.Finish();
            AuditOutcome audit = AssertNo(Severity.Error, site);
            Assert.IsTrue(audit.Findings.Any(f => f.Rule == AuditRules.Lost), audit.ToString());
        }

        // The flash spoils the last frame of a boot, received or not, while the node is off.
        private static Site SpoilLast(BrokerMode before, double seconds)
        {
            var site = new Site(64);
            site.BootAndRun(60.5);
            site.Broker.Mode = before;
            site.Run(seconds);
            site.Node.Plant.CutPower(0);
            site.Node.Plant.Files.Spoil(site.Node.Plant.Files.Names.Last(n => n[0] == 'j'));
            site.Broker.Mode = BrokerMode.Up;
            site.Run(60);
            site.Finish();
            Assert.HasCount(2, site.Node.Boots);
            return site;
        }

        private static AuditOutcome AssertNo(Severity severity, Site site)
        {
            AuditOutcome audit = AuditOutcome.Of(site.Node.Log.Received, site.Node.Log.Keys);
            Assert.IsGreaterThan(20, site.Node.Log.Received.Count);
            Assert.AreEqual("", string.Join("\n", audit.Findings.Where(f => f.Rule.Severity >= severity).Select(f => $"{f.Rule.Id} boot {f.Boot} {f.Sequence}: {f.Explanation}")));
            return audit;
        }
    }
}
