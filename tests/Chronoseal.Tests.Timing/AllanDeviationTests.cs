using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class AllanDeviationTests
    {
        [TestMethod]
        public void Two_phases_say_nothing()
        {
            var deviation = new AllanDeviation(1);
            deviation.Add(1, 5000);
            deviation.Add(2, 9000);
            Assert.AreEqual(0, deviation.Triples);
            Assert.AreEqual(0L, deviation.PartsPerTrillion);
        }

        [TestMethod]
        public void A_steady_frequency_has_no_deviation()
        {
            var deviation = new AllanDeviation(1);
            for (int second = 0; second < 100; second++)
            {
                deviation.Add(second, second * 20000L);
            }

            Assert.AreEqual(98, deviation.Triples);
            Assert.AreEqual(0L, deviation.PartsPerTrillion);
        }

        [TestMethod]
        public void A_step_of_frequency_deviates_by_its_size_over_the_root_of_two()
        {
            var deviation = new AllanDeviation(10);
            deviation.Add(0, 0);
            deviation.Add(10, 0);
            deviation.Add(20, 10 * 1000);
            Assert.AreEqual(1, deviation.Triples);
            Assert.IsTrue(IntegerMath.Absolute(deviation.PartsPerTrillion - 707106) <= 100, deviation.PartsPerTrillion.ToString());
        }

        [TestMethod]
        [DataRow(1, 1)]
        [DataRow(10, 2)]
        [DataRow(100, 3)]
        public void White_phase_noise_is_as_counted_by_hand(int averagingSeconds, int seed)
        {
            long[] phases = WhiteNoise(4000, seed);
            var deviation = new AllanDeviation(averagingSeconds);
            for (int second = 0; second < phases.Length; second++)
            {
                deviation.Add(second, phases[second]);
            }

            long variance = MeanSquare(phases, averagingSeconds) / 2;
            long nanoseconds = deviation.PartsPerTrillion * averagingSeconds / 1000;
            Assert.IsTrue(nanoseconds * nanoseconds <= variance, nanoseconds.ToString());
            Assert.IsTrue((nanoseconds + 2) * (nanoseconds + 2) > variance, nanoseconds.ToString());
        }

        [TestMethod]
        public void A_missing_edge_ends_a_triple()
        {
            var deviation = new AllanDeviation(1);
            for (int second = 0; second < 60; second++)
            {
                if (second % 3 != 2)
                {
                    deviation.Add(second, second % 2 * 1000000);
                }
            }

            Assert.AreEqual(0, deviation.Triples);
        }

        [TestMethod]
        public void Edges_between_the_averaging_times_do_not_count()
        {
            var deviation = new AllanDeviation(10);
            for (int second = 0; second <= 40; second++)
            {
                deviation.Add(second, second % 10 == 0 ? 0 : 123456);
            }

            Assert.AreEqual(3, deviation.Triples);
            Assert.AreEqual(0L, deviation.PartsPerTrillion);
        }

        [TestMethod]
        public void Absurd_phases_do_not_overflow()
        {
            var deviation = new AllanDeviation(1);
            for (int second = 0; second < 1000; second++)
            {
                deviation.Add(second, second % 2 == 0 ? 1L << 60 : -(1L << 60));
                Assert.IsTrue(deviation.PartsPerTrillion >= 0);
            }
        }

        private static long[] WhiteNoise(int count, int seed)
        {
            var noise = new Noise(seed);
            var phases = new long[count];
            for (int i = 0; i < count; i++)
            {
                phases[i] = i * 17000L + noise.Next(200000);
            }

            return phases;
        }

        private static long MeanSquare(long[] phases, int averagingSeconds)
        {
            long squares = 0;
            int triples = 0;
            for (int i = 0; i + 2 * averagingSeconds < phases.Length; i += averagingSeconds)
            {
                long difference = phases[i + 2 * averagingSeconds] - 2 * phases[i + averagingSeconds] + phases[i];
                squares += difference * difference;
                triples++;
            }

            return squares / triples;
        }
    }
}
