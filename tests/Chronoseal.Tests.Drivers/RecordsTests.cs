using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Records;
using Chronoseal.Hal;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class RecordsTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void The_clock_places_a_record_within_its_quantum_its_lookup_and_its_drift()
        {
            var stamp = new RecordStamp();
            Assert.IsTrue(stamp.Clock.Observe(10000, 5000 * Second + 1000000000L, 5000 * Second + 1000002000L));
            stamp.Place(9000, long.MaxValue / 2);
            Assert.AreEqual(5000 * Second + 1000001000L - 1000 * Second, stamp.InstantMicroseconds);
            Assert.AreEqual(Second + 1000 + 1000 * InstrumentClock.DriftPartsPerMillion, (long)stamp.HalfWidthMicroseconds);
        }

        [TestMethod]
        public void Two_looks_place_a_fresh_record_between_them()
        {
            var stamp = new RecordStamp();
            stamp.NoteNone(7 * Second);
            stamp.Place(123, 8 * Second);
            Assert.AreEqual(7500000L, stamp.InstantMicroseconds);
            Assert.AreEqual(500000, stamp.HalfWidthMicroseconds);
        }

        [TestMethod]
        [DataRow("in common", 100, 7300000, 8000000)]
        [DataRow("older than the look without it", 90, -2702000, 8000000)]
        [DataRow("of the future", 110, 7000000, 8000000)]
        public void Where_witnesses_disagree_all_that_either_allows_is_kept(string what, int recordSeconds, int earliest, int latest)
        {
            // The clock shows 100 s at 8.3 s of the counter.
            var stamp = new RecordStamp();
            stamp.Clock.Observe(100, 8300000, 8300000);
            stamp.NoteNone(7 * Second);
            stamp.Place(recordSeconds, 8 * Second);
            Assert.AreEqual((earliest + latest) / 2, (int)stamp.InstantMicroseconds, what);
            Assert.AreEqual((latest - earliest) / 2, stamp.HalfWidthMicroseconds, what);
        }

        [TestMethod]
        public void A_record_of_before_or_after_a_setting_of_the_clock_may_be_by_either()
        {
            var stamp = new RecordStamp();
            Assert.IsTrue(stamp.Clock.Observe(1000, 100 * Second, 100 * Second));
            stamp.NoteNone(100 * Second);
            Assert.IsFalse(stamp.Clock.Observe(1200, 200 * Second, 200 * Second), "set by 100 s");
            stamp.Place(1090, 200 * Second);
            Assert.AreEqual(100 * Second, stamp.EarliestMicroseconds);
            Assert.IsTrue(stamp.HalfWidthMicroseconds > 45 * Second && stamp.HalfWidthMicroseconds <= 50 * Second);
            stamp.NoteNone(200 * Second);
            stamp.Place(1210, 300 * Second);
            Assert.IsTrue(stamp.HalfWidthMicroseconds < 1010000, "after it there is one clock again");
            Assert.IsTrue(stamp.Clock.Observe(1300, 300 * Second, 300 * Second));
        }

        [TestMethod]
        public void What_no_half_width_holds_is_flagged()
        {
            var stamp = new RecordStamp();
            var sample = new Sample();
            stamp.Place(1000, 5 * Second);
            stamp.Fill(sample);
            Assert.AreEqual(SampleStatus.InstantUnbounded, sample.Status);
            Assert.AreEqual(int.MaxValue, sample.InstantHalfWidthMicroseconds);
            stamp.NoteNone(0);
            stamp.Place(1000, 4294 * Second);
            Assert.IsTrue(stamp.IsBounded);
            stamp.Place(1000, 4295 * Second);
            Assert.IsFalse(stamp.IsBounded);
        }

        [TestMethod]
        public void A_record_is_taken_only_behind_the_one_taken_last()
        {
            var backlog = new LighthouseBacklog();
            backlog.TakenNewest(600);
            Assert.IsTrue(backlog.IsSurelyNext(660, 60));
            Assert.IsFalse(backlog.IsSurelyNext(720, 60));
            backlog.Start(5, 840, false);

            // 540, 600, 660, 720, 840: found by bisection; then the full buffer rolls by one.
            backlog.Narrow(660);
            Assert.AreEqual(1, backlog.NextIndex);
            backlog.Narrow(600);
            Assert.IsFalse(backlog.IsSearching);
            Assert.AreEqual(2, backlog.NextIndex);
            Assert.IsFalse(backlog.Examine(720, 660, 5), "660 would be lost");
            Assert.AreEqual(1, backlog.NextIndex);
            Assert.IsTrue(backlog.Examine(660, 600, 5));
            Assert.IsTrue(backlog.IsBackfill);
        }
    }
}
