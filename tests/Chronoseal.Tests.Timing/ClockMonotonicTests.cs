using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockMonotonicTests
    {
        [TestMethod]
        public void Time_rises_with_every_microsecond_around_a_refit()
        {
            var bench = new ClockBench(20000);
            bench.Run(0, 40);
            long counter = bench.Crystal.CounterAt(ClockBench.UtcOf(39)) - 1000;
            long last = Ask(bench, counter);
            for (int i = 0; i < 2000; i++)
            {
                long utc = Ask(bench, ++counter);
                Assert.IsTrue(utc >= last && utc <= last + 2);
                last = utc;
            }
        }

        [TestMethod]
        public void Time_rises_over_many_refits_with_noise()
        {
            var bench = new ClockBench(-20000);
            bench.Run(0, 20);
            long last = 0;
            for (int second = 20; second < 120; second++)
            {
                bench.Run(second, 1);
                long counter = bench.Crystal.CounterAt(ClockBench.UtcOf(second));
                for (int step = 0; step < 100; step++)
                {
                    long utc = Ask(bench, counter + step * 9999);
                    Assert.IsTrue(utc > last);
                    last = utc;
                }
            }
        }

        [TestMethod]
        [DataRow(10, 2000L)]
        [DataRow(600, 15000L)]
        public void Time_does_not_fall_when_an_edge_is_processed_late(int gapSeconds, long heldPartsPerBillion)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), heldPartsPerBillion);
            long last = 0;
            for (int second = 60 + gapSeconds; second < 90 + gapSeconds; second++)
            {
                long counter = bench.Crystal.CounterAt(ClockBench.UtcOf(second));
                long before = Ask(bench, counter + 200000);
                bench.Run(second, 1);
                long after = Ask(bench, counter + 200001);
                Assert.IsTrue(before > last && after >= before, (after - before).ToString());
                last = after;
            }
        }

        private static long Ask(ClockBench bench, long counter)
        {
            bench.Clock.At(counter, bench.Stamp);
            Assert.IsTrue(bench.Stamp.HasUtc);
            return bench.Stamp.UtcMicroseconds;
        }
    }
}
