using Chronoseal.Firmware;
using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Buses
{
    [TestClass]
    public class ErrandDeskTests
    {
        [TestMethod]
        public void Nobody_steps_an_errand_where_nobody_serves()
        {
            var timeline = new ManualTimeline();
            var desk = new ErrandDesk(timeline);
            var errand = new CountedErrand(timeline, 1, 1000);
            Assert.AreEqual((int)Outcome.NotReady, (int)desk.Post(errand));
            Assert.AreEqual(0, errand.Done);
        }

        [TestMethod]
        public void Each_idling_does_one_step_and_says_so()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var errand = new CountedErrand(timeline, 2, 1000);
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Post(errand));
            Assert.IsTrue(desk.Idle(1000000));
            Assert.AreEqual(1, errand.Done);
            Assert.IsTrue(desk.Holds(errand));
            Assert.IsTrue(desk.Idle(1000000));
            Assert.IsFalse(desk.Holds(errand));
            Assert.AreEqual(2, desk.Steps);
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Withdraw(errand));
            Assert.AreEqual(2, errand.Done);
        }

        [TestMethod]
        [DataRow(79999, 0)]
        [DataRow(80000, 1)]
        public void A_step_is_begun_only_if_it_ends_in_time(int untilMicroseconds, int steps)
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            timeline.Microseconds = 10000;
            var errand = new CountedErrand(timeline, 1, 50000);
            desk.Post(errand);
            desk.Idle(untilMicroseconds);
            desk.Idle(untilMicroseconds);
            Assert.AreEqual(steps, errand.Done);
            Assert.IsTrue(timeline.Microseconds <= untilMicroseconds - Limits.ErrandLeadMicroseconds);
        }

        [TestMethod]
        public void An_errand_that_found_no_time_goes_on_in_the_next_pause()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var errand = new CountedErrand(timeline, 1, 50000);
            desk.Post(errand);
            while (desk.Idle(60000))
            {
            }

            Assert.AreEqual(0, errand.Done);
            timeline.Microseconds = 70000;
            Assert.IsTrue(desk.Idle(1000000));
            Assert.AreEqual(1, errand.Done);
        }

        [TestMethod]
        public void One_errand_at_a_time()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var first = new CountedErrand(timeline, 9, 1000);
            var second = new CountedErrand(timeline, 1, 1000);
            desk.Post(first);
            Assert.AreEqual((int)Outcome.NotReady, (int)desk.Post(second));
            Assert.AreEqual((int)Outcome.Timeout, (int)desk.Withdraw(first));
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Post(second));
            desk.Idle(1000000);
            Assert.AreEqual(0, first.Done);
            Assert.AreEqual(1, second.Done);
        }

        [TestMethod]
        public void What_came_of_an_errand_waits_for_who_left_it()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var first = new CountedErrand(timeline, 1, 1000);
            var second = new CountedErrand(timeline, 1, 1000);
            desk.Post(first);
            desk.Idle(1000000);

            // Done, and not yet asked for: another one would take its outcome away.
            Assert.AreEqual((int)Outcome.NotReady, (int)desk.Post(second));
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Withdraw(first));
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Post(second));
        }

        [TestMethod]
        public void An_errand_that_is_withdrawn_in_a_step_is_not_stepped_again_and_makes_way_only_then()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var errand = new CountedErrand(timeline, 9, 1000);
            var other = new CountedErrand(timeline, 1, 1000);
            var during = Outcome.Ok;
            var withdrawn = Outcome.Ok;

            // The step never ends while the caller waits: a manual timeline has one thread. The caller gives up, and is told not to look.
            errand.OnStep = () =>
            {
                withdrawn = desk.Withdraw(errand);
                during = desk.Post(other);
            };
            desk.Post(errand);
            desk.Idle(1000000);
            Assert.AreEqual((int)Outcome.BusFault, (int)withdrawn);
            Assert.AreEqual((int)Outcome.NotReady, (int)during);
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Post(other));
            while (other.Done == 0)
            {
                desk.Idle(timeline.Microseconds + 1000000);
            }

            Assert.AreEqual(1, errand.Done);
        }

        [TestMethod]
        public void Sampling_that_ends_takes_the_errand_along()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var errand = new CountedErrand(timeline, 2, 1000);
            desk.Post(errand);
            desk.Idle(1000000);
            desk.SetServed(false);
            Assert.IsFalse(desk.Holds(errand));
            Assert.AreEqual((int)Outcome.NotReady, (int)desk.Withdraw(errand));
        }

        [TestMethod]
        public void A_step_that_throws_ends_the_errand_and_nothing_else()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            var errand = new CountedErrand(timeline, 2, 1000) { Throws = true };
            desk.Post(errand);
            Assert.IsTrue(desk.Idle(1000000));
            Assert.AreEqual((int)Outcome.BusFault, (int)desk.Withdraw(errand));
            Assert.AreEqual((int)Outcome.Ok, (int)desk.Post(new CountedErrand(timeline, 1, 1000)));
        }

        [TestMethod]
        public void Waking_and_posting_are_not_lost()
        {
            ErrandDesk desk = Served(out ManualTimeline timeline);
            desk.Wake();
            Assert.IsTrue(desk.Idle(1000000));
            Assert.AreEqual(0L, timeline.Microseconds);
            Assert.IsFalse(desk.Idle(1000000));
            Assert.AreEqual(1000000 - Limits.ErrandLeadMicroseconds, timeline.Microseconds);

            // Woken in the middle of an errand: its steps let the task look around, and the wake-up is there when it waits.
            timeline.Microseconds = 0;
            var errand = new CountedErrand(timeline, 1, 1000) { OnStep = desk.Wake };
            desk.Post(errand);
            Assert.IsTrue(desk.Idle(1000000));
            Assert.IsTrue(desk.Idle(1000000));
            Assert.IsTrue(timeline.Microseconds < 10000);
        }

        private static ErrandDesk Served(out ManualTimeline timeline)
        {
            timeline = new ManualTimeline();
            var desk = new ErrandDesk(timeline);
            desk.SetServed(true);
            return desk;
        }
    }
}
