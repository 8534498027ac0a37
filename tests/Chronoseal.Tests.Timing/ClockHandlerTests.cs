using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockHandlerTests
    {
        private const int LatencyLimitMicroseconds = 25000;

        [TestMethod]
        [DataRow(1, 0L)]
        [DataRow(2, 20000L)]
        [DataRow(3, -20000L)]
        [DataRow(4, 7000L)]
        public void Late_edges_with_outliers_stay_within_the_bound(int seed, long partsPerBillion)
        {
            ClockBench bench = Bench(partsPerBillion);
            var noise = new Noise(seed);
            for (int second = 0; second < 600; second++)
            {
                Second(bench, noise, second);
                long excess = bench.WorstExcess(ClockBench.UtcOf(second), ClockBench.UtcOf(second + 1), 250000);
                Assert.IsTrue(excess <= 0, "second " + second.ToString() + ", exceeded by " + excess.ToString() + " us");
            }
        }

        [TestMethod]
        [DataRow(1, 0L)]
        [DataRow(3, -20000L)]
        public void The_lock_outlives_ten_minutes_of_ordinary_latency(int seed, long partsPerBillion)
        {
            ClockBench bench = Bench(partsPerBillion);
            var noise = new Noise(seed);
            for (int second = 0; second < 600; second++)
            {
                Second(bench, noise, second);
            }

            Assert.AreEqual(1, bench.Clock.EdgesWith(EdgeVerdict.Restart));
        }

        [TestMethod]
        public void A_handlers_lock_is_there_within_a_minute()
        {
            ClockBench bench = Bench(10000);
            var noise = new Noise(11);
            int second = 0;
            while (second < 120 && !bench.Stamp.HasUtc)
            {
                Second(bench, noise, second);
                bench.ErrorAt(ClockBench.UtcOf(second) + 999000);
                second++;
            }

            Assert.IsTrue(second <= 60, second.ToString());
        }

        [TestMethod]
        public void The_envelope_is_nearer_to_the_edge_than_the_mean()
        {
            ClockBench bench = Bench(0);
            var noise = new Noise(5);
            long sum = 0;
            for (int second = 0; second < 300; second++)
            {
                int late = 120 + noise.Tail(400);
                bench.Edge(second, late);
                bench.Label(second, second, true);
                sum += late;
            }

            long behind = -bench.ErrorAt(ClockBench.UtcOf(300));
            Assert.IsTrue(bench.Stamp.HasUtc);
            Assert.IsTrue(behind < sum / 300, behind.ToString());
        }

        private static ClockBench Bench(long partsPerBillion)
        {
            var settings = new ClockSettings
            {
                Capture = PulseCapture.Handler,
                LatencyLimitMicroseconds = LatencyLimitMicroseconds,
                ExpiryMicroseconds = 100000,
            };
            return new ClockBench(settings, 1000000, partsPerBillion);
        }

        private static void Second(ClockBench bench, Noise noise, int second)
        {
            int late = noise.Next(12) == 0 ? 20000 : 120 + noise.Tail(100);
            bench.Edge(second, late);
            bench.Label(second, second, true);
        }
    }
}
