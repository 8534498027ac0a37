using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class EpochGridTests
    {
        [TestMethod]
        [DataRow(0L, 1000000L)]
        [DataRow(999999L, 1000000L)]
        [DataRow(1000000L, 2000000L)]
        public void Without_utc_it_is_free_and_on_multiples_of_the_counter(long now, long next)
        {
            var timeline = new ManualTimeline { Microseconds = now };
            var grid = new EpochGrid(new DisciplinedClock(new ClockSettings()), timeline, 1000000);
            Assert.IsFalse(grid.Next(out long counter, out long utc));
            Assert.AreEqual(next, counter);
            Assert.AreEqual(0L, utc);
        }

        [TestMethod]
        [DataRow(100000L)]
        [DataRow(250000L)]
        [DataRow(1000000L)]
        [DataRow(60000000L)]
        public void With_utc_it_lies_on_multiples_of_the_period_after_now(long period)
        {
            ClockBench bench = Locked(15000, out ManualTimeline timeline);
            var grid = new EpochGrid(bench.Clock, timeline, period);
            long now = ClockBench.UtcOf(39) + 400000;
            Assert.IsTrue(grid.Next(out long counter, out long utc));
            Assert.AreEqual(0L, utc % period);
            Assert.IsTrue(utc > now - 5 && utc <= now + period);
            long error = counter - bench.Crystal.CounterAt(utc);
            Assert.IsTrue(error >= -20 && error <= 20, error.ToString());
        }

        [TestMethod]
        [DataRow(20000L, 100000L)]
        [DataRow(-20000L, 100000L)]
        [DataRow(7L, 1000000L)]
        public void No_instant_is_due_twice_and_none_is_left_out(long partsPerBillion, long period)
        {
            ClockBench bench = Locked(partsPerBillion, out ManualTimeline timeline);
            var grid = new EpochGrid(bench.Clock, timeline, period);
            grid.Next(out long counter, out long last);
            int second = 40;
            for (int i = 0; i < 200; i++)
            {
                timeline.SleepUntil(counter);
                while (ClockBench.UtcOf(second) <= last)
                {
                    bench.Run(second, 1);
                    second++;
                }

                Assert.IsTrue(grid.Next(out counter, out long utc));
                Assert.AreEqual(last + period, utc);
                last = utc;
            }
        }

        [TestMethod]
        public void An_epoch_that_overran_skips_to_the_next_instant()
        {
            ClockBench bench = Locked(0, out ManualTimeline timeline);
            var grid = new EpochGrid(bench.Clock, timeline, 1000000);
            grid.Next(out long counter, out long first);
            timeline.Microseconds = counter + 2300000;
            Assert.IsTrue(grid.Next(out _, out long second));
            Assert.AreEqual(first + 3000000, second);
        }

        [TestMethod]
        public void After_a_step_back_it_goes_on_with_what_utc_is_now()
        {
            ClockBench bench = Locked(0, out ManualTimeline timeline);
            var grid = new EpochGrid(bench.Clock, timeline, 1000000);
            grid.Next(out _, out _);
            Relabel(bench, -100);
            timeline.Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(59) + 400000);
            grid.Next(out _, out _);
            Assert.IsTrue(grid.Next(out _, out long utc));
            Assert.AreEqual(ClockBench.UtcOf(59 - 100 + 1), utc);
        }

        [TestMethod]
        public void After_a_step_ahead_it_goes_on_with_what_utc_is_now()
        {
            ClockBench bench = Locked(0, out ManualTimeline timeline);
            var grid = new EpochGrid(bench.Clock, timeline, 1000000);
            grid.Next(out _, out _);
            Relabel(bench, 100);
            timeline.Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(59) + 400000);
            Assert.IsTrue(grid.Next(out _, out long utc));
            Assert.AreEqual(ClockBench.UtcOf(59 + 100 + 1), utc);
        }

        private static ClockBench Locked(long partsPerBillion, out ManualTimeline timeline)
        {
            var bench = new ClockBench(partsPerBillion);
            bench.Run(0, 40);
            timeline = new ManualTimeline { Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(39) + 400000) };
            return bench;
        }

        private static void Relabel(ClockBench bench, int shift)
        {
            for (int second = 40; second < 60; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + shift, true);
            }
        }
    }
}
