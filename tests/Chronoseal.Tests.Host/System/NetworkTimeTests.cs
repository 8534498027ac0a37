using Chronoseal.Plant;
using NodeClockState = Chronoseal.Firmware.Timing.ClockState;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Time from the network where GNSS gives none: within its guarantee, never locked, and nothing from a bad server.</summary>
    [TestClass]
    public sealed class NetworkTimeTests
    {
        private const int HourSeconds = 3_600;
        private const double LookSeconds = 0.27;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(700L, 400L, 400L)]
        [DataRow(1_000L, 400L, 4_000L)]
        [DataRow(-1_000L, 4_000L, 400L)]
        public void HourWithoutReceiverKeepsTheGuarantee(long offsetMicroseconds, long outwardMicroseconds, long returnMicroseconds)
        {
            var server = new SntpServerSettings { OffsetMicroseconds = offsetMicroseconds };
            var path = new DatagramSettings { OutwardMicroseconds = outwardMicroseconds, ReturnMicroseconds = returnMicroseconds };
            using Site site = Make(Site.Usual with { TimeServer = server, TimePath = path });
            ClockWatch watch = RunAndCheck(site, HourSeconds);
            Assert.AreEqual("Holdover", string.Join(" ", watch.States));
            Assert.IsGreaterThan(HourSeconds - 60, site.Node.Log.Data.Count(f => f.Clock.ClaimsUtc));
            Assert.IsInRange(HourSeconds / 64 - 2, HourSeconds / 64 + 1, site.Node.Plant.TimeServer.Requests);
            Assert.AreEqual(site.Node.Gateway.NetworkTime.Asked, site.Node.Gateway.NetworkTime.Answered);
        }

        [TestMethod]
        public void LossesAreLivedWith()
        {
            using Site site = Make(Site.Usual with { TimePath = new DatagramSettings { LossProbability = 0.1, JitterMicroseconds = 2_000 } });
            ClockWatch watch = RunAndCheck(site, HourSeconds);
            Assert.IsGreaterThan(HourSeconds / LookSeconds * 0.9, watch.Claims);
            Assert.IsLessThan(site.Node.Gateway.NetworkTime.Asked, site.Node.Gateway.NetworkTime.Answered);
        }

        [TestMethod]
        public void BoundBeyondTheLimitIsExpired()
        {
            using Site site = Make(Site.Usual);
            site.Node.Configure = c => (c.SntpHost, c.Clock.ExpiryMicroseconds) = (PlantBoard.TimeHost, 1_000);
            ClockWatch watch = RunAndCheck(site, 600);
            Assert.AreEqual("Expired", string.Join(" ", watch.States));
        }

        [TestMethod]
        public void ServerThatFallsSilentIsHoldoverThenExpiry()
        {
            using Site site = Make(Site.Usual);
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(300, LookSeconds, watch.Look);
            site.Node.Plant.TimeServer.Fault = SntpFault.Silent;
            site.Run(900, LookSeconds, watch.Look);
            Assert.AreEqual("Holdover Expired", string.Join(" ", watch.States));
            site.Node.Plant.TimeServer.Fault = SntpFault.None;
            site.Run(1_100, LookSeconds, watch.Look);
            Assert.AreEqual(NodeClockState.Holdover, watch.States[^1]);
            Assert.AreEqual(0, watch.Violations, watch.ToString());
        }

        [TestMethod]
        [DataRow(700L, false)]
        [DataRow(60_000L, true)]
        public void ReceiverTakesOverWithAStepOnlyBeyondTheBounds(long offsetMicroseconds, bool isStep)
        {
            using Site site = Make(Site.Usual with { TimeServer = new SntpServerSettings { OffsetMicroseconds = offsetMicroseconds } });
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(300, LookSeconds, watch.Look);
            Assert.IsTrue(isStep || watch.Violations == 0, watch.ToString());
            Switch(site, true);
            site.Run(60, LookSeconds, watch.Look);
            int asked = site.Node.Gateway.NetworkTime.Asked;
            site.Run(300, LookSeconds, watch.Look);
            site.Finish();
            site.AssertComplete();
            Assert.AreEqual(NodeClockState.Locked, watch.States[^1]);
            Assert.AreEqual(asked, site.Node.Gateway.NetworkTime.Asked);
            Assert.AreEqual(isStep ? 1 : 0, site.Node.Log.Records("event/step").Count());
            Assert.IsTrue(isStep || watch.Violations == 0, watch.ToString());
        }

        [TestMethod]
        public void LockedNodeDoesNotAskAndAsksInTheGap()
        {
            using Site site = new(new PlantSettings { Seed = 41, Node = Site.Usual });
            site.Node.Configure = c => c.SntpHost = PlantBoard.TimeHost;
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(120, LookSeconds, watch.Look);
            int asked = site.Node.Plant.TimeServer.Requests;
            site.Run(600, LookSeconds, watch.Look);
            Assert.AreEqual(asked, site.Node.Plant.TimeServer.Requests);
            Switch(site, false);
            site.Run(2 * HourSeconds, LookSeconds, watch.Look);
            Assert.AreEqual(NodeClockState.Holdover, watch.States[^1]);
            Assert.DoesNotContain(NodeClockState.Expired, watch.States);
            Assert.AreEqual(0, watch.Violations, watch.ToString());
        }

        [TestMethod]
        [DataRow(SntpFault.Silent, 6)]
        [DataRow(SntpFault.Unsynchronised, 6)]
        [DataRow(SntpFault.WrongOrigin, 6)]
        [DataRow(SntpFault.Overworked, 6)]
        [DataRow(SntpFault.KissRate, 6)]
        [DataRow(SntpFault.KissDeny, 1)]
        public void BadServerGivesNoTimeAndIsLeftInPeace(SntpFault fault, int mostRequests)
        {
            using Site site = Make(Site.Usual);
            site.Node.Plant.TimeServer.Fault = fault;
            site.BootAndRun(1_800);
            site.Finish();
            site.AssertComplete();
            Assert.DoesNotContain(true, site.Node.Log.Frames.Select(f => f.Clock.ClaimsUtc));
            Assert.IsInRange(1, mostRequests, site.Node.Plant.TimeServer.Requests);
            Assert.AreEqual(0, site.Node.Gateway.NetworkTime.Answered);
        }

        [TestMethod]
        public void NobodyIsAskedUnlessConfigured()
        {
            using Site site = Make(Site.Usual);
            site.Node.Configure = null;
            site.BootAndRun(300);
            site.Finish();
            Assert.AreEqual(0, site.Node.Plant.TimeServer.Requests);
            Assert.IsNull(site.Node.Gateway.NetworkTime);
            Assert.DoesNotContain(true, site.Node.Log.Frames.Select(f => f.Clock.ClaimsUtc));
        }

        [TestMethod]
        public void ResetGivesThePortBack()
        {
            using Site site = Make(Site.Usual);
            site.BootAndRun(100);
            for (int i = 0; i < PlantNode.LinkLimit + 1; i++)
            {
                site.Node.Plant.CutPower(0);
                site.Run(30);
            }

            Assert.AreEqual(1, site.Node.Gateway.NetworkTime.Answered);
        }

        private static Site Make(NodeSettings settings)
        {
            var site = new Site(new PlantSettings { Seed = 40, Node = settings });
            site.Node.Configure = c => c.SntpHost = PlantBoard.TimeHost;
            Switch(site, false);
            return site;
        }

        private static void Switch(Site site, bool hasReceiver)
        {
            site.Node.Plant.Gnss.IsSilent = !hasReceiver;
            site.Node.Plant.Gnss.HasNoPulses = !hasReceiver;
        }

        private ClockWatch RunAndCheck(Site site, int seconds)
        {
            var truth = new Truth(site.Node);
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(seconds, LookSeconds, watch.Look);
            site.Finish();
            site.AssertComplete();
            TestContext.WriteLine(watch.ToString());
            Assert.AreEqual(0, watch.Violations, watch.ToString());
            Assert.IsGreaterThan(seconds / 4, truth.AssertStamps());
            return watch;
        }
    }
}
