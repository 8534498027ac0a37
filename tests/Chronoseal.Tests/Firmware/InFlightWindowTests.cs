using Chronoseal.Firmware;
using Chronoseal.Firmware.Uplink;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class InFlightWindowTests
    {
        [TestMethod]
        public void It_has_room_up_to_its_limit()
        {
            var window = new InFlightWindow();
            for (int i = 0; i < Limits.InFlight; i++)
            {
                Assert.IsTrue(window.HasRoom);
                window.Add(100 + i, i, i);
            }

            Assert.IsFalse(window.HasRoom);
            Assert.AreEqual(Limits.InFlight, window.Count);
        }

        [TestMethod]
        public void Frames_leave_in_order_though_acknowledged_backwards()
        {
            InFlightWindow window = Filled(3);
            window.Acknowledge(103);
            window.Acknowledge(102);
            Assert.IsFalse(window.TryTake(out _));
            window.Acknowledge(101);
            for (long expected = 1; expected <= 3; expected++)
            {
                Assert.IsTrue(window.TryTake(out long sequence));
                Assert.AreEqual(expected, sequence);
            }

            Assert.IsFalse(window.TryTake(out _));
        }

        [TestMethod]
        public void An_acknowledgement_for_no_message_of_ours_is_passed_over()
        {
            InFlightWindow window = Filled(2);
            window.Acknowledge(999);
            Assert.IsFalse(window.TryTake(out _));
            Assert.AreEqual(2, window.Count);
        }

        [TestMethod]
        public void A_repeated_acknowledgement_frees_no_other()
        {
            InFlightWindow window = Filled(2);
            window.Acknowledge(101);
            window.Acknowledge(101);
            Assert.IsTrue(window.TryTake(out _));
            window.Acknowledge(101);
            Assert.IsFalse(window.TryTake(out _));
        }

        [TestMethod]
        public void The_oldest_tells_when_it_was_sent()
        {
            InFlightWindow window = Filled(2);
            Assert.AreEqual(1001L, window.OldestSentCounter);
            window.Acknowledge(101);
            window.TryTake(out _);
            Assert.AreEqual(1002L, window.OldestSentCounter);
        }

        [TestMethod]
        public void It_goes_on_around_the_ring()
        {
            var window = new InFlightWindow();
            for (int i = 1; i < 5 * Limits.InFlight; i++)
            {
                window.Add(i, i, i);
                window.Acknowledge(i);
                Assert.IsTrue(window.TryTake(out long sequence));
                Assert.AreEqual((long)i, sequence);
            }
        }

        [TestMethod]
        public void A_cleared_window_forgets_acknowledgements()
        {
            InFlightWindow window = Filled(2);
            window.Acknowledge(101);
            window.Clear();
            Assert.AreEqual(0, window.Count);
            window.Add(7, 1, 0);
            Assert.IsFalse(window.TryTake(out _));
        }

        [TestMethod]
        public void An_id_used_anew_while_its_first_message_waits_means_the_later_one()
        {
            InFlightWindow window = Filled(2);
            window.Acknowledge(102);
            window.Add(102, 3, 0);
            window.Acknowledge(102);
            window.Acknowledge(101);
            Assert.IsTrue(window.TryTake(out _) && window.TryTake(out _) && window.TryTake(out long third) && third == 3);
        }

        private static InFlightWindow Filled(int frames)
        {
            var window = new InFlightWindow();
            for (int i = 1; i <= frames; i++)
            {
                window.Add(100 + i, i, 1000 + i);
            }

            return window;
        }
    }
}
