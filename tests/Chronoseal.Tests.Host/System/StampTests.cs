using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>What frames say of when, against the plant's truth.</summary>
    [TestClass]
    public sealed class StampTests
    {
        private const int RunSeconds = 600;

        // The transfer that starts the conversion, half of the conversion, and a wake-up.
        private const long ClimateLatestMicroseconds = 10_000;
        private const long FormaldehydeHalfWidthMicroseconds = 263_000;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void ClimateStampsAreTrue()
        {
            using var site = new Site(4);
            var truth = new Truth(site.Node);
            var watch = new ClockWatch(site.Node);
            site.Boot();
            site.Run(RunSeconds, 0.37, watch.Look);
            site.Finish();
            site.AssertComplete();
            int stamps = truth.AssertStamps();
            TestContext.WriteLine($"{stamps} stamps, the worst {truth.WorstMicroseconds} us outside the middle's range; {watch}");
            Assert.IsGreaterThan(RunSeconds - 30, stamps);
            Assert.AreEqual(0, watch.Violations);
        }

        [TestMethod]
        public void FormaldehydeAndParticleStampsAreTrue()
        {
            using var site = new Site(5);
            SiteNode node = site.Node;
            var reads = new TimedTarget(site.World.Timeline, node.Plant.Sfa30, 0x03, 0x27);
            Dictionary<ulong, long> ends = [];
            node.Plant.I2c.Attach(Sfa30Emulator.Address, reads);
            site.Boot();
            site.Run(RunSeconds, 1, () => ends[node.Plant.Lighthouse.LastRecordSeconds] = node.Plant.Lighthouse.LastSampleEndNanoseconds);
            site.Finish();

            // Half of the SFA30's 0.52 s and its read time.
            List<long> measured = [.. reads.Nanoseconds.Select(node.Plant.Sfa30.NewestNanoseconds)];
            Assert.IsGreaterThan(RunSeconds - 30, AssertStamps(node, "hcho", reads.Nanoseconds, measured, FormaldehydeHalfWidthMicroseconds));
            Assert.IsGreaterThan(80, AssertRecordStamps(node, ends));
        }

        [TestMethod]
        public void ValuesAreThoseOfTheirStamps()
        {
            using var site = new Site(6);
            site.BootAndRun(RunSeconds);
            site.Finish();
            Assert.IsGreaterThan(1, site.World.Room.EventsBefore(site.World.Timeline.NowNanoseconds).Count);
            foreach ((Frame frame, FrameRecord record) in site.Node.Log.Records("temp").Where(r => r.Record.TimeUtcMicroseconds is not null))
            {
                // A jump of the room may fall into the width of the stamp: the value is of one side of it or the other.
                long width = (long)frame.Clock.GuaranteeMicroseconds! + Truth.HalfWidthMicroseconds;
                double celsius = (double)record.Value!.Value.Mantissa * Math.Pow(10, record.Value.Value.Exponent);
                double error = Math.Min(ErrorCelsius(site, celsius, record, -width), ErrorCelsius(site, celsius, record, width));
                Assert.IsLessThan(0.12, error, $"sequence {frame.Sequence}");
            }
        }

        [TestMethod]
        public void ParametersOfAnEpochAreStampedTogether()
        {
            using var site = new Site(4);
            site.BootAndRun(RunSeconds);
            site.Finish();
            long latest = 0;
            foreach (Frame frame in site.Node.Log.Data.Where(f => f.EpochUtcMicroseconds is not null))
            {
                // The SFA30 measures by itself: its value is up to one of its periods older than the question. A record is stamped
                // with its own end, wherever in the time before the epoch that was.
                long formaldehyde = frame.Records.Single(r => r.Name == "hcho").TimeUtcMicroseconds!.Value;
                Assert.IsInRange(-FormaldehydeHalfWidthMicroseconds, 0, formaldehyde - frame.EpochUtcMicroseconds!.Value);
                long[] stamps = [.. frame.Records.Where(r => r.Name is "temp" or "rh").Select(r => r.TimeUtcMicroseconds!.Value)];
                Assert.IsFalse(frame.Records.Any(r => r.TimeUtcMicroseconds > stamps.Max()));
                Assert.AreEqual(stamps[0], stamps[1]);
                Assert.AreEqual(0, frame.EpochUtcMicroseconds.Value % 1_000_000);
                latest = Math.Max(latest, stamps[0] - frame.EpochUtcMicroseconds.Value);
                Assert.IsGreaterThanOrEqualTo(frame.EpochUtcMicroseconds.Value, stamps[0]);
            }

            TestContext.WriteLine($"the climate is measured at most {latest} us after the epoch begins");
            Assert.IsInRange(1_000, ClimateLatestMicroseconds, latest);
        }

        [TestMethod]
        public void NodesSampleAtOneInstant()
        {
            using var site = new Site(new PlantSettings { Seed = 9, NodeCount = 3, Node = Site.Usual });
            List<Truth> truths = [.. site.Nodes.Select(n => new Truth(n))];
            site.BootAndRun(300);
            site.Finish();
            List<Dictionary<long, (long Nanoseconds, long Guarantee)>> epochs = [.. site.Nodes.Zip(truths, EpochsOf)];
            long worst = 0;
            foreach (long epoch in epochs[0].Keys.Where(e => epochs.All(n => n.ContainsKey(e))))
            {
                (long Nanoseconds, long Guarantee)[] starts = [.. epochs.Select(n => n[epoch])];
                long spread = (starts.Max(s => s.Nanoseconds) - starts.Min(s => s.Nanoseconds)) / 1_000;
                worst = Math.Max(worst, spread);

                // Two nodes at the ends: each may be off by its guarantee, and wakes up to a microsecond of its counter late.
                Assert.IsLessThanOrEqualTo(starts.Select(s => s.Guarantee + 2).Order().TakeLast(2).Sum(), spread);
            }

            TestContext.WriteLine($"nodes start {worst} us apart at most");
            Assert.IsGreaterThan(250, epochs.Min(n => n.Count));
        }

        /// <param name="node">The node.</param>
        /// <param name="name">The record's name.</param>
        /// <param name="askedNanoseconds">True instants at which the part was asked.</param>
        /// <param name="measuredNanoseconds">For each of them, from when on the value was as the part gave it.</param>
        /// <param name="halfWidthMicroseconds">How far off it may be beside the clock's guarantee.</param>
        private static int AssertStamps(
            SiteNode node, string name, List<long> askedNanoseconds, List<long> measuredNanoseconds, long halfWidthMicroseconds)
        {
            PlantClock clock = node.Plant.World.Clock;
            int stamps = 0;
            foreach ((Frame frame, FrameRecord record) in node.Log.Records(name).Where(r => r.Record.TimeUtcMicroseconds is not null))
            {
                // Asked once a second at most, and never later than a quarter of a second after the epoch's start.
                long start = clock.TrueAtUtc(frame.EpochUtcMicroseconds!.Value) - 1_000_000;
                int asked = askedNanoseconds.FindLastIndex(a => a < start + 250_000_000);
                long truth = clock.UtcMicroseconds(measuredNanoseconds[asked]);
                long error = Math.Abs(record.TimeUtcMicroseconds!.Value - truth);
                Assert.IsLessThanOrEqualTo((long)frame.Clock.GuaranteeMicroseconds! + halfWidthMicroseconds, error);
                stamps++;
            }

            return stamps;
        }

        private static int AssertRecordStamps(SiteNode node, Dictionary<ulong, long> endsNanoseconds)
        {
            PlantClock clock = node.Plant.World.Clock;
            int stamps = 0;
            foreach ((Frame frame, FrameRecord record) in node.Log.Records("pc1").Where(r => r.Record.TimeUtcMicroseconds is not null))
            {
                // The stamp's uncertainty is 2 a / sqrt 3 of the driver's half width a, and a little more by the clock.
                double halfWidth = record.StampUncertaintyMicroseconds!.Value * Math.Sqrt(3) / 2;
                long end = clock.UtcMicroseconds(endsNanoseconds[record.InstrumentUnixSeconds!.Value]);
                Assert.IsLessThan(1_200_000, halfWidth);
                Assert.IsLessThanOrEqualTo((long)frame.Clock.GuaranteeMicroseconds! + halfWidth, Math.Abs(record.TimeUtcMicroseconds!.Value - end));
                stamps++;
            }

            return stamps;
        }

        private static double ErrorCelsius(Site site, double celsius, FrameRecord record, long shiftMicroseconds) =>
            Math.Abs(celsius - site.World.Room.At(RoomParameter.Temperature, site.World.Clock.TrueAtUtc(record.TimeUtcMicroseconds!.Value + shiftMicroseconds)));

        private static Dictionary<long, (long Nanoseconds, long Guarantee)> EpochsOf(SiteNode node, Truth truth) => node.Log.Data
            .Zip(truth.Conversions.Nanoseconds)
            .Where(e => e.First.EpochUtcMicroseconds is not null)
            .ToDictionary(e => e.First.EpochUtcMicroseconds!.Value, e => (e.Second, (long)e.First.Clock.GuaranteeMicroseconds!.Value));
    }
}
