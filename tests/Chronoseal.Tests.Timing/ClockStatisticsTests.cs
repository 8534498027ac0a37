using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockStatisticsTests
    {
        [TestMethod]
        public void What_was_seen_is_filled_in()
        {
            var bench = new ClockBench(12000);
            bench.Run(0, 300);
            bench.Run(310, 300);
            bench.Edge(609, 100);
            bench.Label(609, 700, true);
            ClockStatistics statistics = Describe(bench);
            Assert.AreEqual(599, statistics.Edges[(int)EdgeVerdict.Accepted]);
            Assert.AreEqual(1, statistics.Edges[(int)EdgeVerdict.Restart]);
            Assert.AreEqual(1, statistics.Edges[(int)EdgeVerdict.TooSoon]);
            Assert.AreEqual(1, statistics.Labels[(int)LabelVerdict.Contradiction]);
            Assert.AreEqual(600, statistics.Labels[(int)LabelVerdict.Accepted]);
            Assert.AreEqual(11L, statistics.LongestGapSeconds);
            Assert.IsTrue(statistics.ObservedSeconds >= 500 && statistics.ObservedSeconds <= 610);
        }

        [TestMethod]
        public void Frequency_and_line_are_those_of_the_edges()
        {
            var bench = new ClockBench(12000);
            bench.Run(0, 300);
            ClockStatistics statistics = Describe(bench);
            Assert.IsTrue(IntegerMath.Absolute(statistics.FrequencyPartsPerTrillion - 12000000) < 150000);
            Assert.IsTrue(statistics.FrequencyRangePartsPerTrillion < 50000, statistics.FrequencyRangePartsPerTrillion.ToString());
            Assert.IsTrue(statistics.ScatterSixteenths > 8 && statistics.ScatterSixteenths < 24, statistics.ScatterSixteenths.ToString());
            Assert.IsTrue(statistics.LineUncertaintySixteenths > 0 && statistics.LineUncertaintySixteenths < statistics.ScatterSixteenths);
        }

        [TestMethod]
        public void The_deviations_fall_as_those_of_white_phase_noise()
        {
            var bench = new ClockBench(12000);
            bench.Run(0, 2900);
            ClockStatistics statistics = Describe(bench);

            // A spread of 0.82 us gives 1.41 us of difference, over one second.
            long one = statistics.AllanPartsPerTrillion[0];
            Assert.IsTrue(one > 1200000 && one < 1800000, one.ToString());
            Assert.IsTrue(statistics.AllanPartsPerTrillion[1] < one / 5);
            Assert.IsTrue(statistics.AllanPartsPerTrillion[2] < one / 50);
        }

        [TestMethod]
        public void Another_phase_of_the_edges_is_no_deviation_of_the_crystal()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 41);
            for (int second = 41; second < 141; second++)
            {
                bench.Edge(second, 300000);
            }

            ClockStatistics statistics = Describe(bench);
            Assert.AreEqual(1, statistics.Edges[(int)EdgeVerdict.Restart] - 1);
            Assert.IsTrue(statistics.AllanPartsPerTrillion[1] < 1000000, statistics.AllanPartsPerTrillion[1].ToString());
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        public void A_known_latency_is_corrected(int seed)
        {
            var settings = new ClockSettings { Capture = PulseCapture.Handler, LatencyLimitMicroseconds = 25000, KnownLatencyMicroseconds = 130 };
            var bench = new ClockBench(settings, 1000000, 5000);
            var noise = new Noise(seed);
            for (int second = 0; second < 300; second++)
            {
                bench.Edge(second, noise.Next(12) == 0 ? 20000 : 130 + noise.Tail(96));
                bench.Label(second, second, true);
            }

            long error = bench.ErrorAt(ClockBench.UtcOf(299) + 500000);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.IsTrue(IntegerMath.Absolute(error) <= 40, error.ToString());
            Assert.IsTrue(bench.Stamp.UncertaintyMicroseconds < 100, bench.Stamp.UncertaintyMicroseconds.ToString());
        }

        private static ClockStatistics Describe(ClockBench bench)
        {
            var statistics = new ClockStatistics();
            bench.Clock.Describe(statistics);
            return statistics;
        }
    }
}
