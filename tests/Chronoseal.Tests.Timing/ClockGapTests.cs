using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class ClockGapTests
    {
        [TestMethod]
        [DataRow(5, 300L)]
        [DataRow(30, 500L)]
        [DataRow(60, -900L)]
        [DataRow(100, 3000L)]
        [DataRow(110, -4000L)]
        [DataRow(120, 8000L)]
        [DataRow(600, 8000L)]
        [DataRow(600, -15000L)]
        [DataRow(3600, 10000L)]
        public void The_bound_holds_from_the_gap_until_the_line_is_followed(int gapSeconds, long heldPartsPerBillion)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            int back = 60 + gapSeconds;
            long partsPerBillion = 0;
            for (int second = 60; second < back; second++)
            {
                partsPerBillion = bench.DriftDuring(second, partsPerBillion, heldPartsPerBillion);
            }

            for (int second = back; second < back + 90; second++)
            {
                bench.Run(second, 1);
                long excess = bench.WorstExcess(ClockBench.UtcOf(second) + 10, ClockBench.UtcOf(second + 1), 100000);
                Assert.IsTrue(excess <= 0, "second " + (second - back).ToString() + ", exceeded by " + excess.ToString() + " us");
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(back + 90)));
        }

        [TestMethod]
        public void Edges_that_come_back_correct_nothing_until_there_are_eight()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), 10000);
            bench.Run(360, 7);
            Assert.AreEqual((int)ClockState.Holdover, (int)bench.StateAt(ClockBench.UtcOf(366) + 500000));
            bench.Run(367, 1);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(368) + 500000));
        }

        [TestMethod]
        [DataRow(2)]
        [DataRow(400000)]
        [DataRow(3000000)]
        public void An_instant_before_the_line_was_followed_keeps_the_bound_of_its_time(int beforeMicroseconds)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), 10000);
            bench.Run(360, 8);
            long error = IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(367) - beforeMicroseconds));
            Assert.IsTrue(error <= bench.Stamp.BoundMicroseconds, "wrong by " + error.ToString() + " us, bound " + bench.Stamp.BoundMicroseconds.ToString());
        }

        [TestMethod]
        [DataRow(200000)]
        [DataRow(1400000)]
        [DataRow(1900000)]
        public void A_correction_is_finished_when_edges_stop_again(int askedMicroseconds)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), 10000);
            bench.Run(360, 7);
            bench.ErrorAt(ClockBench.UtcOf(367) + askedMicroseconds);
            bench.Run(367, 1);
            long excess = bench.WorstExcess(ClockBench.UtcOf(367) + askedMicroseconds, ClockBench.UtcOf(380), 100000);
            Assert.IsTrue(excess <= 0, "exceeded by " + excess.ToString() + " us");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(3600)]
        public void Long_drift_of_the_crystal_stays_within_the_bound_while_locked(int startSecond)
        {
            var bench = new ClockBench(0);
            bench.Run(startSecond, 40);
            for (int second = 40; second < 400; second++)
            {
                bench.Crystal.ChangeAt(ClockBench.UtcOf(startSecond + second), (second - 40) * 50);
                bench.Run(startSecond + second, 1);
                long from = ClockBench.UtcOf(startSecond + second);
                Assert.IsTrue(bench.WorstExcess(from, from + 1000000, 100000) <= 0);
            }
        }

        [TestMethod]
        [DataRow(0L)]
        [DataRow(3000L)]
        [DataRow(-9000L)]
        public void An_instant_long_past_keeps_its_bound_back_to_where_utc_was_known(long heldPartsPerBillion)
        {
            var bench = new ClockBench(2000);
            long partsPerBillion = 2000;
            bench.Run(0, 60);
            for (int second = 60; second < 2000; second++)
            {
                partsPerBillion = bench.DriftDuring(second, partsPerBillion, heldPartsPerBillion);
                if (second < 600 || second > 900)
                {
                    bench.Run(second, 1);
                }
            }

            Assert.IsTrue(bench.WorstExcess(ClockBench.UtcOf(30), ClockBench.UtcOf(1999), 7000000) <= 0);
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(1000)) >= ClockState.Holdover);
            Assert.IsTrue(bench.Stamp.BoundMicroseconds < 40000, bench.Stamp.BoundMicroseconds.ToString());
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(1)) < ClockState.Locked, "before UTC was known");
        }

        [TestMethod]
        public void A_gap_too_long_to_count_its_seconds_ends_the_claim_to_utc()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 60);
            bench.Crystal.ChangeAt(ClockBench.UtcOf(59), 20000);
            const int back = 60 + 8 * 3600;
            for (int second = back; second < back + 20; second++)
            {
                bench.RunEdges(second, 1);
                long error = IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(second) + 500000));
                Assert.IsTrue(!bench.Stamp.HasUtc || error <= bench.Stamp.BoundMicroseconds, "wrong by " + error.ToString() + " us");
            }
        }
    }
}
