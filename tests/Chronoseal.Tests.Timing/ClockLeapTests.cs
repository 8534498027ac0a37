using Chronoseal.Firmware.Timing;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    /// <summary>The bench counts without leaps: its second 100 is the one inserted, or follows the one left out.</summary>
    [TestClass]
    public class ClockLeapTests
    {
        private const int Leap = 100;

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        public void An_announced_leap_second_passes_with_every_stamp_right(int change)
        {
            ClockBench bench = Announced(change);
            for (int second = 70; second < Leap + 30; second++)
            {
                RunSecond(bench, second, change);
                for (int microsecond = 310000; microsecond < 1310000; microsecond += 99991)
                {
                    CheckStamp(bench, ClockBench.UtcOf(second) + microsecond, change);
                }
            }

            Assert.AreEqual(0, bench.Clock.LabelsWith(LabelVerdict.Contradiction));
            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
        }

        [TestMethod]
        [DataRow(1, 1)]
        [DataRow(-1, 2)]
        public void The_flag_is_up_before_and_down_after(int change, int flag)
        {
            ClockBench bench = Announced(change);
            bench.ErrorAt(ClockBench.UtcOf(70));
            Assert.AreEqual(flag, bench.Stamp.Leap);
            for (int second = 70; second < Leap + 5; second++)
            {
                RunSecond(bench, second, change);
            }

            bench.ErrorAt(ClockBench.UtcOf(Leap + 4) + 500000);
            Assert.AreEqual(0, bench.Stamp.Leap);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        public void The_inverse_works_on_both_sides(int change)
        {
            ClockBench bench = Announced(change);
            long before = ClockBench.UtcOf(Leap) - 5000000;
            Assert.IsTrue(bench.Clock.TryCounterAt(before, out long counter));
            Assert.IsTrue(IntegerMath.Absolute(counter - bench.Crystal.CounterAt(before)) <= 5);
            long after = ClockBench.UtcOf(Leap) + 5000000;
            Assert.IsTrue(bench.Clock.TryCounterAt(after, out counter));
            Assert.IsTrue(IntegerMath.Absolute(counter - bench.Crystal.CounterAt(after + change * 1000000)) <= 5);
        }

        [TestMethod]
        public void An_announcement_taken_back_leaves_the_count_alone()
        {
            ClockBench bench = Announced(1);
            bench.Clock.AnnounceLeapSecond(0, 0);
            bench.Run(70, 50);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(119) + 500000)) <= 4);
            Assert.AreEqual(0, bench.Stamp.Leap);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        [TestMethod]
        public void An_announcement_before_the_proof_is_not_heard()
        {
            var bench = new ClockBench(0);
            bench.Clock.AnnounceLeapSecond(ClockBench.StartSeconds + Leap, 1);
            bench.Run(0, 40);
            bench.ErrorAt(ClockBench.UtcOf(39) + 500000);
            Assert.AreEqual(0, bench.Stamp.Leap);
        }

        [TestMethod]
        public void A_date_that_is_corrected_moves_the_leap_second()
        {
            ClockBench bench = Announced(1);
            bench.Clock.AnnounceLeapSecond(ClockBench.StartSeconds + 500, 1);
            bench.Run(70, 50);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(119) + 500000)) <= 4);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.AreEqual(1, bench.Stamp.Leap);
        }

        [TestMethod]
        [DataRow(-1000L, 1)]
        [DataRow(-300000000L, 1)]
        [DataRow(-1000L, -1)]
        public void A_leap_second_long_past_changes_nothing(long second, int change)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            bench.Clock.AnnounceLeapSecond(ClockBench.StartSeconds + second, change);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(39) + 500000)) <= 4);
            bench.Run(40, 20);
            Assert.IsTrue(IntegerMath.Absolute(bench.ErrorAt(ClockBench.UtcOf(59) + 500000)) <= 4);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        [TestMethod]
        public void A_proof_lost_after_the_leap_second_comes_back_without_a_step()
        {
            ClockBench bench = Announced(1);
            for (int second = 70; second < Leap + 20; second++)
            {
                RunSecond(bench, second, 1);
            }

            bench.Clock.NoteLeapSecond();
            for (int second = Leap + 20; second < Leap + 40; second++)
            {
                RunSecond(bench, second, 1);
            }

            CheckStamp(bench, ClockBench.UtcOf(Leap + 39) + 500000, 1);
            bool isStepped = bench.Clock.TryTakeStep(out long step);
            Assert.IsFalse(isStepped, step.ToString());
        }

        [TestMethod]
        public void A_leap_second_that_nobody_announced_ends_the_claim_until_it_is_proven_anew()
        {
            var bench = new ClockBench(0);
            bench.Run(0, Leap);
            bench.Edge(Leap, 0);
            bench.Clock.NoteLeapSecond();
            Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(Leap) + 300000) == ClockState.Acquiring);
            for (int second = Leap + 1; second < Leap + 20; second++)
            {
                RunSecond(bench, second, 1);
                long error = bench.ErrorAt(ClockBench.UtcOf(second) + 500000) + 1000000;
                Assert.IsTrue(!bench.Stamp.HasUtc || IntegerMath.Absolute(error) <= bench.Stamp.BoundMicroseconds, second.ToString());
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
        }

        private static ClockBench Announced(int change)
        {
            var bench = new ClockBench(3000);
            bench.Run(0, 70);
            bench.Clock.AnnounceLeapSecond(ClockBench.StartSeconds + Leap, change);
            return bench;
        }

        private static void RunSecond(ClockBench bench, int second, int change)
        {
            bench.Edge(second, 0);
            if (change > 0 && second == Leap)
            {
                bench.Clock.NoteLeapSecond();
                return;
            }

            bench.Label(second, second - ChangeAt(ClockBench.UtcOf(second), change), true);
        }

        private static void CheckStamp(ClockBench bench, long linear, int change)
        {
            long error = bench.ErrorAt(linear) + ChangeAt(linear, change) * 1000000;
            if (change > 0 && linear >= ClockBench.UtcOf(Leap) + 5 && linear < ClockBench.UtcOf(Leap + 1) - 5)
            {
                Assert.IsFalse(bench.Stamp.HasUtc);
                return;
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State, linear.ToString());
            Assert.IsTrue(IntegerMath.Absolute(error) <= 4, error.ToString());
        }

        private static int ChangeAt(long linear, int change)
        {
            return linear >= ClockBench.UtcOf(change > 0 ? Leap + 1 : Leap - 1) ? change : 0;
        }
    }
}
