using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A node behind a receiver that speaks UBX: what its sentences alone would not tell.</summary>
    [TestClass]
    public sealed class UbxReceiverTests
    {
        private const double LookSeconds = 0.27;
        private const int ProofSeconds = 6;
        private const int LeapSecondAt = 180;

        private static readonly UbloxModel s_ready = UbloxModel.ZedF9T with { IsConfigured = true };

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void ItLocksOnMessagesAndKeepsItsGuarantee(int seed)
        {
            using Site site = Make(new GnssSettings { Ublox = s_ready }, (ulong)seed);
            ClockWatch watch = Run(site, 300);
            Assert.AreEqual("Unsynchronised Acquiring Locked", string.Join(" ", watch.States));
        }

        [TestMethod]
        public void AReceiverOutOfTheBoxIsSetUpByTheDriverFirst()
        {
            using Site site = Make(new GnssSettings { Ublox = UbloxModel.LeaM8T });
            PlantNode node = site.Node.Plant;
            Assert.AreEqual(Outcome.Ok, node.GnssLine.Open(node.GnssLine.Settings, out ISerialPort? port));
            var receiver = new UbloxReceiver("gnss", port!, node.Timeline, new UbloxSettings { SendsSentences = false });
            Assert.AreEqual(Outcome.Ok, receiver.Configure());
            node.GnssLine.Close();
            ClockWatch watch = Run(site, 180);
            Assert.AreEqual("Unsynchronised Acquiring Locked", string.Join(" ", watch.States), "on UBX alone");
        }

        [TestMethod]
        public void AFixWithoutAlmanacIsNotBelieved()
        {
            // Its sentences have status A and are three seconds off; only UBX says that UTC is not known yet.
            const int almanacSeconds = 120;
            using Site site = Make(new GnssSettings { ColdSeconds = 20, Ublox = s_ready with { AlmanacSeconds = almanacSeconds, OutdatedSeconds = 3 } });
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(almanacSeconds, LookSeconds, watch.Look);
            Assert.AreEqual(0, watch.Claims, watch.ToString());
            site.Run(4 * ProofSeconds, LookSeconds, watch.Look);
            Assert.AreEqual(ClockState.Locked, watch.States[^1]);
            Assert.AreEqual(0, watch.Violations, watch.ToString());
        }

        [TestMethod]
        public void AnAnnouncedLeapSecondEndsNoProof()
        {
            // UTC is not claimed within the inserted second itself, where POSIX numbers repeat, and at once after it.
            Assert.IsLessThan(1.5, SecondsWithoutUtc(new GnssSettings { Ublox = s_ready }, 1));
        }

        [TestMethod]
        public void ALeapSecondThatSentencesDoNotAnnounceEndsTheProof()
        {
            Assert.IsGreaterThan(ProofSeconds - 1.0, SecondsWithoutUtc(new GnssSettings(), 0));
        }

        [TestMethod]
        public void TheSameSeedGivesTheSameRun()
        {
            Assert.AreEqual(Trace(7), Trace(7));
            Assert.AreNotEqual(Trace(7), Trace(8));
        }

        private static string Trace(ulong seed)
        {
            using Site site = Make(new GnssSettings { ColdSeconds = 10, Ublox = s_ready }, seed);
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(60, LookSeconds, watch.Look);
            return watch.ToString();
        }

        private static Site Make(GnssSettings gnss, ulong seed = 14) => new(new PlantSettings { Seed = seed, Node = Site.Usual with { Gnss = gnss } });

        private double SecondsWithoutUtc(GnssSettings gnss, int announced)
        {
            using var site = new Site(new PlantSettings
            {
                Seed = 14,
                Epoch = new DateTime(2026, 12, 31, 23, 57, 0),
                Leap = new LeapSecond(LeapSecondAt),
                Node = Site.Usual with { Gnss = gnss },
            });
            var stamp = new Stamp();
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(LeapSecondAt - 20, LookSeconds, watch.Look);
            site.Node.Gateway.Clock.At(site.Node.Plant.Timeline.Counter.Microseconds, stamp);
            Assert.AreEqual(ClockState.Locked, stamp.State);
            Assert.AreEqual(announced, stamp.Leap);
            int claims = watch.Claims;
            int looks = 0;
            site.Run(80, LookSeconds, () =>
            {
                watch.Look();
                looks++;
            });
            TestContext.WriteLine(watch.ToString());
            Assert.AreEqual(ClockState.Locked, watch.States[^1]);
            Assert.AreEqual(0, watch.Violations, watch.ToString());
            return (looks - (watch.Claims - claims)) * LookSeconds;
        }

        private ClockWatch Run(Site site, int seconds) => ClockRun.RunAndCheck(site, seconds, LookSeconds, TestContext, out _);
    }
}
