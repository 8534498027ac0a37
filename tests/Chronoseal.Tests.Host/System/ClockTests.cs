using Chronoseal.Evidence.Frames;
using Chronoseal.Hal;
using Chronoseal.Plant;
using NodeClockState = Chronoseal.Firmware.Timing.ClockState;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Bad receivers and bad edges: the clock may say that it does not know, never something wrong.</summary>
    [TestClass]
    public sealed class ClockTests
    {
        private const double LookSeconds = 0.27;
        private const int ProofSeconds = 6;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void ColdReceiverIsNotBelieved()
        {
            const int coldSeconds = 60;
            using Site site = Make(new GnssSettings { ColdSeconds = coldSeconds, ColdLabelErrorSeconds = 18 });
            ClockWatch watch = RunAndCheck(site, 180, out Truth truth);
            Assert.AreEqual("Unsynchronised Acquiring Locked", string.Join(" ", watch.States));
            long firstClaim = truth.Conversions.Nanoseconds[site.Node.Log.Data.TakeWhile(f => !f.Clock.ClaimsUtc).Count()];
            Assert.IsGreaterThan((coldSeconds + ProofSeconds - 1) * 1_000_000_000L, firstClaim);
            Assert.IsLessThan((coldSeconds + 2 * ProofSeconds) * 1_000_000_000L, firstClaim);
        }

        [TestMethod]
        public void GapIsHoldoverThenExpiryThenLockAgain()
        {
            // At the declared 20 ppm the guarantee passes 10 ms after 500 s.
            using Site site = Make(new GnssSettings { GapStartSeconds = 120, GapSeconds = 700 });
            ClockWatch watch = RunAndCheck(site, 900, out _);
            Assert.AreEqual("Unsynchronised Acquiring Locked Holdover Expired Locked", string.Join(" ", watch.States));
            Assert.IsGreaterThan(10_000, watch.WidestBoundMicroseconds);
        }

        [TestMethod]
        public void GapOfFiveMinutesExpiresWhereTheLimitIsTighter()
        {
            using Site site = Make(new GnssSettings { GapStartSeconds = 120, GapSeconds = 300 });
            site.Node.Configure = c => c.Clock.ExpiryMicroseconds = 5_000;
            ClockWatch watch = RunAndCheck(site, 600, out _);
            Assert.AreEqual("Unsynchronised Acquiring Locked Holdover Expired Locked", string.Join(" ", watch.States));
        }

        [TestMethod]
        public void LiarsAndStrayEdgesAreSeenThrough()
        {
            using Site site = Make(new GnssSettings { LiarProbability = 0.05, SpuriousProbability = 0.05, MissingProbability = 0.05 });
            ClockWatch watch = RunAndCheck(site, 1_800, out _);
            Assert.Contains(NodeClockState.Locked, watch.States);
        }

        [TestMethod]
        public void LateCapturesAreSeenThrough()
        {
            NodeSettings settings = Site.Usual with { Pulse = new PulseSettings { LateProbability = 0.05, LateMicroseconds = 1_000 } };
            using var site = new Site(new PlantSettings { Seed = 15, Node = settings });
            ClockWatch watch = RunAndCheck(site, 900, out _);
            Assert.Contains(NodeClockState.Locked, watch.States);
        }

        [TestMethod]
        [DataRow(15UL)]
        [DataRow(16UL)]
        [DataRow(17UL)]
        public void HandlerCaptureKeepsItsGuarantee(ulong seed)
        {
            NodeSettings settings = Site.Usual with { Pulse = new PulseSettings { Capture = PulseCapture.Handler } };
            using var site = new Site(new PlantSettings { Seed = seed, Node = settings });
            ClockWatch watch = RunAndCheck(site, 900, out _);
            Assert.IsLessThan(1_000, watch.WorstErrorMicroseconds);
        }

        [TestMethod]
        public void HandlerCaptureKeepsItsProof()
        {
            NodeSettings settings = Site.Usual with { Pulse = new PulseSettings { Capture = PulseCapture.Handler } };
            using var site = new Site(new PlantSettings { Seed = 15, Node = settings });
            ClockWatch watch = RunAndCheck(site, 900, out _);
            Assert.AreEqual(1, watch.States.Count(s => s == NodeClockState.Acquiring), "edges and labels never failed, but the proof was given up");
        }

        [TestMethod]
        public void SilenceAndSpoiltSentencesAreCoastedOver()
        {
            using Site site = Make(new GnssSettings());
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(60, LookSeconds, watch.Look);
            site.Node.Plant.Gnss.IsSilent = true;
            site.Run(60, LookSeconds, watch.Look);
            Assert.AreEqual(NodeClockState.LabelCoasting, watch.States[^1]);
            site.Node.Plant.Gnss.IsSilent = false;
            site.Node.Plant.Gnss.HasWrongChecksum = true;
            site.Run(30, LookSeconds, watch.Look);
            Assert.AreEqual(NodeClockState.LabelCoasting, watch.States[^1]);
            site.Node.Plant.Gnss.HasWrongChecksum = false;
            site.Run(30, LookSeconds, watch.Look);
            Assert.AreEqual(NodeClockState.Locked, watch.States[^1]);
            Assert.AreEqual(0, watch.Violations, watch.ToString());
        }

        private static Site Make(GnssSettings gnss) => new(new PlantSettings { Seed = 14, Node = Site.Usual with { Gnss = gnss } });

        private ClockWatch RunAndCheck(Site site, int seconds, out Truth truth) =>
            ClockRun.RunAndCheck(site, seconds, LookSeconds, TestContext, out truth);
    }
}
