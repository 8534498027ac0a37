using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockTemperatureTests
    {
        private const int PeriodSeconds = 2400;
        private const int SwingMilliCelsius = 4000;
        private const int PartsPerBillionPerDegree = 500;
        private const int LearnSeconds = 7300;
        private const int HoldoverSeconds = 3000;

        [TestMethod]
        public void What_was_learned_over_temperature_carries_holdover_and_narrows_no_bound()
        {
            long without = WorstHoldoverError(false, out long boundWithout);
            long with = WorstHoldoverError(true, out long boundWith);
            Assert.IsTrue(with * 4 < without, with.ToString() + " us with, " + without.ToString() + " us without");
            Assert.IsTrue(boundWith >= boundWithout, "the bound stays");
        }

        [TestMethod]
        public void A_curve_knows_what_it_has_seen_and_no_more()
        {
            var curve = new TemperatureCurve();
            Assert.IsFalse(curve.TryExpect(21500, out _));
            curve.Learn(21500, 1000000);
            curve.Learn(22500, 2000000);
            Assert.IsTrue(curve.TryExpect(21500, out long at));
            Assert.AreEqual(1000000L, at);
            Assert.IsTrue(curve.TryExpect(21800, out at));
            Assert.AreEqual(1300000L, at);
            Assert.IsTrue(curve.TryExpect(22100, out at));
            Assert.AreEqual(1600000L, at);
            Assert.IsFalse(curve.TryExpect(23500, out _));
            Assert.IsFalse(curve.TryExpect(-40001, out _));
            Assert.IsFalse(curve.TryExpect(86000, out _));
            curve.Learn(200000, 5);
        }

        private static long WorstHoldoverError(bool hasTemperature, out long lastBound)
        {
            var bench = new ClockBench(0);
            long worst = 0;
            lastBound = 0;
            for (int second = 0; second < LearnSeconds + HoldoverSeconds; second++)
            {
                int milliCelsius = 25000 + TriangleMilliCelsius(second);
                bench.Crystal.ChangeAt(ClockBench.UtcOf(second), (milliCelsius - 25000) * PartsPerBillionPerDegree / 1000);
                if (hasTemperature)
                {
                    bench.Clock.AddTemperature(milliCelsius, bench.Crystal.CounterAt(ClockBench.UtcOf(second)));
                }

                if (second < LearnSeconds)
                {
                    bench.Run(second, 1);
                    continue;
                }

                long error = IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(second) + 500000));
                Assert.IsTrue(bench.Stamp.HasUtc);
                Assert.IsTrue(error <= bench.Stamp.BoundMicroseconds, "error " + error.ToString());
                lastBound = bench.Stamp.BoundMicroseconds;
                worst = IntegerMath.Maximum(worst, error);
            }

            return worst;
        }

        // Up and down between plus and minus the swing; holdover begins on a flank.
        private static int TriangleMilliCelsius(int second)
        {
            int phase = second % PeriodSeconds;
            int rising = phase < PeriodSeconds / 2 ? phase : PeriodSeconds - phase;
            return (rising * 4 - PeriodSeconds) * SwingMilliCelsius / PeriodSeconds;
        }
    }
}
