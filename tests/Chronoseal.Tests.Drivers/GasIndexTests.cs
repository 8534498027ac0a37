using Chronoseal.Drivers.GasIndex;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    // Expected values from running the maker's library, version 3.2.0, on the same steps.
    [TestClass]
    public class GasIndexTests
    {
        private static readonly int[] s_vocAt =
        {
            45, 0, 46, 1, 47, 1, 50, 6, 60, 40, 100, 92, 300, 100, 599, 100, 600, 119, 601, 137, 605, 201, 610, 264, 620, 338, 630, 345, 659, 224,
            660, 213, 670, 131, 700, 61, 800, 80, 1199, 99, 1230, 41, 1259, 59, 1300, 232, 1799, 103,
        };

        private static readonly int[] s_noxAt = { 45, 0, 46, 1, 500, 1, 800, 1, 1199, 2, 1250, 2, 1300, 2, 1799, 1 };

        [TestMethod]
        public void Index_of_volatile_organics_over_the_published_steps()
        {
            var algorithm = new GasIndexAlgorithm(GasIndexTuning.ForVolatileOrganics());
            int next = 0;
            for (int i = 0; i < 1800; i++)
            {
                int index = algorithm.Add(i >= 600 && i < 660 ? 25500 : i >= 1200 && i < 1260 ? 28000 : 27000);
                if (next < s_vocAt.Length && s_vocAt[next] == i)
                {
                    Assert.AreEqual(s_vocAt[next + 1], index, "at " + i.ToString());
                    next += 2;
                }
            }

            Assert.AreEqual(s_vocAt.Length, next);
            Assert.AreEqual(70000000L, (long)(algorithm.Mean * 10000 + 0.5));

            // The library gives 62.4351: it works in single precision, and the same steps rounded to it end there; in double, at 62.4345.
            Assert.AreEqual(624345L, (long)(algorithm.Deviation * 10000 + 0.5));
        }

        [TestMethod]
        public void Index_of_nitrogen_oxides_over_the_published_steps()
        {
            var algorithm = new GasIndexAlgorithm(GasIndexTuning.ForNitrogenOxides());
            int next = 0;
            for (int i = 0; i < 1800; i++)
            {
                int index = algorithm.Add(i >= 900 && i < 960 ? 17000 : 15000);
                if (next < s_noxAt.Length && s_noxAt[next] == i)
                {
                    Assert.AreEqual(s_noxAt[next + 1], index, "at " + i.ToString());
                    next += 2;
                }
            }

            Assert.AreEqual(s_noxAt.Length, next);
        }

        [TestMethod]
        public void A_restart_gives_no_index_for_45_seconds_and_states_shorten_the_learning()
        {
            var algorithm = new GasIndexAlgorithm(GasIndexTuning.ForVolatileOrganics());
            algorithm.Restore(7000, 62);
            for (int i = 0; i <= 45; i++)
            {
                Assert.AreEqual(0, algorithm.Add(27000));
            }

            Assert.AreEqual(100, algorithm.Add(27000), "ordinary air at once");
            algorithm.Reset();
            Assert.AreEqual(0, algorithm.Add(27000));
            Assert.AreEqual(50L, (long)algorithm.Deviation);
        }

        [TestMethod]
        [DataRow(0, 1, 0)]
        [DataRow(1, 1, 0)]
        [DataRow(20000, 1, 0)]
        [DataRow(20001, 1, 1)]
        [DataRow(52767, 1, 1)]
        [DataRow(52768, 1, 0)]
        [DataRow(63800, 1, 0)]
        [DataRow(65000, 0, 0)]
        [DataRow(65535, 0, 0)]
        public void Ticks_that_are_no_measurement_and_ticks_out_of_range(int ticks, int isPositiveMeasurement, int isInRange)
        {
            var algorithm = new GasIndexAlgorithm(GasIndexTuning.ForVolatileOrganics());
            Assert.AreEqual(ticks > 0 && isPositiveMeasurement == 1, GasIndexAlgorithm.IsMeasurement(ticks));
            Assert.AreEqual(isInRange == 1, algorithm.IsInRange(ticks));
        }

        [TestMethod]
        public void Index_stays_within_1_and_500_whatever_comes()
        {
            var voc = new GasIndexAlgorithm(GasIndexTuning.ForVolatileOrganics());
            var nox = new GasIndexAlgorithm(GasIndexTuning.ForNitrogenOxides());
            int seed = 1;
            for (int i = 0; i < 400; i++)
            {
                seed = seed * 1103515245 + 12345;
                int ticks = 1 + ((seed >> 8) & 0xFFFF) % 64999;
                int first = voc.Add(ticks);
                int second = nox.Add(ticks);
                Assert.IsTrue(first >= (i < 46 ? 0 : 1) && first <= 500);
                Assert.IsTrue(second >= (i < 46 ? 0 : 1) && second <= 500);
            }
        }

        [TestMethod]
        public void Functions_in_double_precision()
        {
            AssertClose(2.718281828459045, RealMath.Exp(1));
            AssertClose(1.0, RealMath.Exp(0));
            AssertClose(1.9287498479639178e-22, RealMath.Exp(-50));
            AssertClose(5.184705528587072e21, RealMath.Exp(50));
            AssertClose(0.9900498337491681, RealMath.Exp(-0.01));
            AssertClose(1.4142135623730951, RealMath.Sqrt(2));
            AssertClose(1e-6, RealMath.Sqrt(1e-12));
            AssertClose(31622.776601683792, RealMath.Sqrt(1e9));
            Assert.IsTrue(RealMath.Sqrt(0) == 0 && RealMath.Sqrt(-1) == 0);
        }

        private static void AssertClose(double expected, double actual)
        {
            Assert.IsTrue(RealMath.Absolute(actual - expected) <= 1e-13 * expected, actual.ToString());
        }
    }
}
