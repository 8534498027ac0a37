using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class LeapScheduleTests
    {
        private const long Second = 1000000;
        private const long Boundary = 1814400000;
        private const long LaterBoundary = Boundary + 730 * 86400;

        [TestMethod]
        public void Without_an_announcement_linear_is_utc()
        {
            var leap = new LeapSchedule();
            Assert.AreEqual(Boundary * Second, leap.ToUtc(Boundary * Second));
            Assert.AreEqual(Boundary * Second, leap.ToLinear(Boundary * Second));
            Assert.AreEqual(0, leap.FlagAt(Boundary * Second));
            Assert.IsFalse(leap.IsInserted(0));
        }

        [TestMethod]
        public void An_inserted_second_has_no_utc_and_puts_it_back_by_one()
        {
            LeapSchedule leap = Announced(1);
            Assert.AreEqual(Boundary * Second - 1, leap.ToUtc(Boundary * Second - 1));
            Assert.IsFalse(leap.IsInserted(Boundary * Second - 1));
            Assert.IsTrue(leap.IsInserted(Boundary * Second));
            Assert.IsTrue(leap.IsInserted((Boundary + 1) * Second - 1));
            Assert.IsFalse(leap.IsInserted((Boundary + 1) * Second));
            Assert.AreEqual(Boundary * Second, leap.ToUtc((Boundary + 1) * Second));
        }

        [TestMethod]
        public void A_second_left_out_puts_utc_forward_by_one()
        {
            LeapSchedule leap = Announced(-1);
            Assert.AreEqual((Boundary - 1) * Second - 1, leap.ToUtc((Boundary - 1) * Second - 1));
            Assert.AreEqual(Boundary * Second, leap.ToUtc((Boundary - 1) * Second));
            Assert.IsFalse(leap.IsInserted((Boundary - 1) * Second));
        }

        [TestMethod]
        [DataRow(1, 1)]
        [DataRow(-1, 2)]
        public void The_flag_is_up_on_the_day_before_only(int change, int flag)
        {
            LeapSchedule leap = Announced(change);
            Assert.AreEqual(0, leap.FlagAt((Boundary - 86400) * Second - 1));
            Assert.AreEqual(flag, leap.FlagAt((Boundary - 86400) * Second));
            Assert.AreEqual(flag, leap.FlagAt((Boundary - 1) * Second - 1));
            Assert.AreEqual(0, leap.FlagAt(Boundary * Second));
        }

        [TestMethod]
        public void The_flag_is_down_once_a_second_was_left_out()
        {
            LeapSchedule leap = Announced(-1);
            Assert.AreEqual(0, leap.FlagAt((Boundary - 1) * Second));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        public void An_announcement_can_be_taken_back_before_its_instant(int change)
        {
            LeapSchedule leap = Announced(change);
            leap.Cancel((Boundary - 5) * Second);
            Assert.AreEqual(0, leap.FlagAt((Boundary - 5) * Second));
            Assert.IsFalse(leap.IsInserted(Boundary * Second));
            Assert.AreEqual((Boundary + 10) * Second, leap.ToUtc((Boundary + 10) * Second));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        public void What_has_happened_cannot_be_taken_back(int change)
        {
            LeapSchedule leap = Announced(change);
            leap.Cancel((Boundary + 5) * Second);
            Assert.AreEqual((Boundary + 10 - change) * Second, leap.ToUtc((Boundary + 10) * Second));
        }

        [TestMethod]
        public void One_that_was_taken_back_can_be_announced_again()
        {
            LeapSchedule leap = Announced(1);
            leap.Cancel((Boundary - 5) * Second);
            leap.Announce(Boundary, 1, (Boundary - 86400) * Second);
            Assert.IsTrue(leap.IsInserted(Boundary * Second));
            Assert.AreEqual(Boundary * Second, leap.ToUtc((Boundary + 1) * Second));
        }

        [TestMethod]
        public void The_same_announcement_again_changes_nothing()
        {
            LeapSchedule leap = Announced(1);
            leap.Announce(Boundary, 1, (Boundary - 86400) * Second);
            Assert.AreEqual(Boundary * Second, leap.ToUtc((Boundary + 1) * Second));
            Assert.AreEqual(1, leap.FlagAt((Boundary - 5) * Second));
        }

        [TestMethod]
        [DataRow(1, 1)]
        [DataRow(1, -1)]
        [DataRow(-1, 1)]
        [DataRow(-1, -1)]
        public void A_second_one_years_later_adds_to_the_first(int first, int second)
        {
            LeapSchedule leap = Announced(first);
            leap.Announce(LaterBoundary, second, (LaterBoundary - 86400) * Second);
            long before = (LaterBoundary + first - 10) * Second;
            Assert.AreEqual((LaterBoundary - 10) * Second, leap.ToUtc(before));
            Assert.AreEqual(second > 0 ? 1 : 2, leap.FlagAt(before));
            Assert.AreEqual(second > 0, leap.IsInserted((LaterBoundary + first) * Second));
            Assert.AreEqual((LaterBoundary + 10 - second) * Second, leap.ToUtc((LaterBoundary + first + 10) * Second));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        public void Linear_is_the_inverse_of_utc(int change)
        {
            LeapSchedule leap = Announced(change);
            for (long linear = (Boundary - 4) * Second; linear < (Boundary + 4) * Second; linear += 125000)
            {
                if (!leap.IsInserted(linear))
                {
                    Assert.AreEqual(linear, leap.ToLinear(leap.ToUtc(linear)));
                }
            }
        }

        [TestMethod]
        public void Clearing_forgets_everything()
        {
            LeapSchedule leap = Announced(1);
            leap.Announce(LaterBoundary, 1, (LaterBoundary - 86400) * Second);
            leap.Clear();
            Assert.AreEqual(Boundary * Second, leap.ToUtc(Boundary * Second));
            Assert.AreEqual(0, leap.FlagAt((LaterBoundary - 5) * Second));
        }

        private static LeapSchedule Announced(int change)
        {
            var leap = new LeapSchedule();
            leap.Announce(Boundary, change, (Boundary - 86400) * Second);
            return leap;
        }
    }
}
