using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockEdgesTests
    {
        [TestMethod]
        public void Bad_edges_among_good_ones_are_rejected_with_the_right_counts()
        {
            var bench = new ClockBench(5000);
            bench.Run(0, 40);
            for (int second = 40; second < 80; second++)
            {
                bench.Run(second, 1);
                bench.Edge(second, 50);
                bench.Edge(second, 400000);
            }

            Assert.AreEqual((int)EdgeVerdict.Late, (int)bench.Edge(80, 500));
            Assert.AreEqual(80, bench.Clock.EdgesWith(EdgeVerdict.TooSoon));
            Assert.AreEqual(1, bench.Clock.EdgesWith(EdgeVerdict.Late));
            Assert.AreEqual(79, bench.Clock.EdgesWith(EdgeVerdict.Accepted));
            Assert.AreEqual(1, bench.Clock.EdgesWith(EdgeVerdict.Restart));
            Assert.IsTrue(bench.WorstExcess(ClockBench.UtcOf(79), ClockBench.UtcOf(80), 10000) <= 0);
        }

        [TestMethod]
        public void Missing_edges_leave_the_lock_and_the_count_alone()
        {
            var bench = new ClockBench(5000);
            bench.Run(0, 40);
            for (int second = 40; second < 120; second += 2)
            {
                bench.Run(second, 1);
                long error = bench.ErrorAt(ClockBench.UtcOf(second) + 1900000);
                Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
                Assert.IsTrue(error >= -5 && error <= 5);
            }
        }

        [TestMethod]
        public void A_burst_of_spurious_edges_does_not_end_the_lock()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            for (int i = 1; i <= 12; i++)
            {
                bench.Edge(39, i * 30000);
            }

            bench.Run(40, 1);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(41)));
        }

        [TestMethod]
        public void Another_phase_is_acquired_anew_within_half_a_minute()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 45);
            bool isRight = false;
            for (int second = 45; second < 75; second++)
            {
                EdgeVerdict verdict = bench.Edge(second, 300000);
                if (verdict == EdgeVerdict.Accepted || verdict == EdgeVerdict.Restart)
                {
                    long arrived = bench.Crystal.CounterAt(ClockBench.UtcOf(second) + 500000);
                    bench.Clock.AddLabel(ClockBench.StartSeconds + second, true, arrived);
                }

                isRight = bench.StateAt(ClockBench.UtcOf(second) + 300000) == ClockState.Locked;
            }

            Assert.IsTrue(isRight);
            long error = bench.ErrorAt(ClockBench.UtcOf(74) + 300000) + 300000;
            Assert.IsTrue(error >= -4 && error <= 4, error.ToString());
        }
    }
}
