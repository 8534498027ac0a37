using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class DisciplinedClockTests
    {
        [TestMethod]
        public void Without_edges_nothing_is_known()
        {
            var bench = new ClockBench(0);
            Assert.AreEqual((int)ClockState.Unsynchronised, (int)bench.StateAt(ClockBench.UtcOf(0)));
            Assert.IsFalse(bench.Stamp.HasUtc);
            Assert.IsFalse(bench.Clock.TryCounterAt(ClockBench.UtcOf(0), out _));
        }

        [TestMethod]
        [DataRow(20000L)]
        [DataRow(-20000L)]
        [DataRow(0L)]
        public void Good_edges_and_labels_lock_within_twelve_seconds(long partsPerBillion)
        {
            var bench = new ClockBench(partsPerBillion);
            bench.Run(0, 12);
            long error = bench.ErrorAt(ClockBench.UtcOf(11) + 400000);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.IsTrue(error >= -4 && error <= 4, error.ToString());
        }

        [TestMethod]
        [DataRow(20000L)]
        [DataRow(-20000L)]
        public void A_locked_clock_is_right_to_a_few_microseconds_and_within_its_bound(long partsPerBillion)
        {
            var bench = new ClockBench(partsPerBillion);
            bench.Run(0, 12);
            for (int second = 12; second < 100; second++)
            {
                bench.Run(second, 1);
                for (long utc = ClockBench.UtcOf(second); utc < ClockBench.UtcOf(second + 1); utc += 100000)
                {
                    long error = bench.ErrorAt(utc);
                    Assert.IsTrue(error >= -4 && error <= 4, error.ToString());
                    Assert.IsTrue(bench.Stamp.BoundMicroseconds < 60);
                    Assert.IsTrue(bench.Stamp.UncertaintyMicroseconds < bench.Stamp.BoundMicroseconds);
                }
            }
        }

        [TestMethod]
        public void Edges_without_labels_stay_acquiring()
        {
            var bench = new ClockBench(0);
            bench.RunEdges(0, 60);
            Assert.AreEqual((int)ClockState.Acquiring, (int)bench.StateAt(ClockBench.UtcOf(60)));
        }

        [TestMethod]
        public void Labels_without_edges_are_outside_every_window_and_counted()
        {
            var bench = new ClockBench(0);
            Assert.AreEqual((int)LabelVerdict.OutsideWindow, (int)bench.Label(0, 0, true));
            Assert.AreEqual(1, bench.Clock.LabelsWith(LabelVerdict.OutsideWindow));
        }

        [TestMethod]
        public void Labels_that_contradict_each_other_never_lock()
        {
            var bench = new ClockBench(0);
            for (int second = 0; second < 120; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + second % 5, true);
                Assert.IsTrue(bench.StateAt(ClockBench.UtcOf(second)) < ClockState.Locked);
            }
        }

        [TestMethod]
        public void Labels_that_are_not_valid_never_lock()
        {
            var bench = new ClockBench(0);
            for (int second = 0; second < 60; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second, false);
            }

            Assert.AreEqual((int)ClockState.Acquiring, (int)bench.StateAt(ClockBench.UtcOf(60)));
            Assert.AreEqual(60, bench.Clock.LabelsWith(LabelVerdict.NotValid));
        }

        [TestMethod]
        public void A_lock_needs_six_labelled_seconds_after_the_line_is_there()
        {
            var bench = new ClockBench(0);
            bench.RunEdges(0, 20);
            bench.Run(20, LabelProof.LabelsNeeded - 1);
            Assert.AreEqual((int)ClockState.Acquiring, (int)bench.StateAt(ClockBench.UtcOf(25)));
            bench.Run(25, 1);
            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(26)));
        }

        [TestMethod]
        public void Many_contradictions_end_the_claim_to_utc()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 20);
            for (int second = 20; second < 24; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second + 1, true);
            }

            Assert.AreEqual((int)ClockState.Acquiring, (int)bench.StateAt(ClockBench.UtcOf(24)));
            Assert.IsFalse(bench.Clock.TryCounterAt(ClockBench.UtcOf(25), out _));
        }

        [TestMethod]
        public void A_leap_second_ends_the_proof_and_six_seconds_bring_it_back()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 20);
            bench.Clock.NoteLeapSecond();
            Assert.AreEqual((int)ClockState.Acquiring, (int)bench.StateAt(ClockBench.UtcOf(20)));
            for (int second = 21; second < 27; second++)
            {
                bench.Edge(second, 0);
                bench.Label(second, second - 1, true);
            }

            Assert.AreEqual((int)ClockState.Locked, (int)bench.StateAt(ClockBench.UtcOf(27)));
            Assert.IsTrue(bench.Clock.TryTakeStep(out long step));
            Assert.IsTrue(step > -1000010 && step < -999990, step.ToString());
        }

        [TestMethod]
        public void The_inverse_finds_the_counter_of_a_coming_second()
        {
            var bench = new ClockBench(15000);
            bench.Run(0, 40);
            Assert.IsTrue(bench.Clock.TryCounterAt(ClockBench.UtcOf(45), out long counter));
            long error = counter - bench.Crystal.CounterAt(ClockBench.UtcOf(45));
            Assert.IsTrue(error >= -5 && error <= 5, error.ToString());
        }

        [TestMethod]
        public void The_measured_frequency_is_that_of_the_crystal()
        {
            var bench = new ClockBench(12345);
            bench.Run(0, 60);
            long error = bench.Clock.FrequencyPartsPerBillion - 12345;
            Assert.IsTrue(error > -100 && error < 100, error.ToString());
        }

        [TestMethod]
        public void A_counter_of_many_years_works_as_a_young_one_does()
        {
            var bench = new ClockBench(new ClockSettings(), 1L << 50, 20000);
            bench.Run(0, 40);
            long error = bench.ErrorAt(ClockBench.UtcOf(40));
            Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State);
            Assert.IsTrue(error >= -4 && error <= 4);
        }

        [TestMethod]
        public void Thirty_days_with_hourly_gaps_overflow_nothing()
        {
            var bench = new ClockBench(-19000);
            for (int hour = 0; hour < 720; hour++)
            {
                bench.Run(hour * 3600, 12);
                long error = bench.ErrorAt(ClockBench.UtcOf(hour * 3600 + 11) + 500000);
                Assert.AreEqual((int)ClockState.Locked, (int)bench.Stamp.State, hour.ToString());
                Assert.IsTrue(error >= -4 && error <= 4, error.ToString());
            }

            Assert.IsFalse(bench.Clock.TryTakeStep(out _));
        }
    }
}
