using Chronoseal.Firmware;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class LinkEventQueueTests
    {
        [TestMethod]
        public void Events_come_out_in_order_around_the_ring()
        {
            LinkEventQueue queue = Queue(out _);
            for (int id = 1; id < 3 * Limits.LinkEvents; id++)
            {
                queue.Acknowledged(id);
                queue.Lost(-id);
                CheckNext(queue, id, true);
                CheckNext(queue, -id, false);
            }

            Assert.IsFalse(queue.TryTake(out _, out _));
            Assert.IsFalse(queue.TakeDisconnected());
        }

        [TestMethod]
        public void Every_event_sets_the_signal()
        {
            LinkEventQueue queue = Queue(out ISignal signal);
            Assert.IsFalse(signal.Wait(0));
            queue.Acknowledged(1);
            Assert.IsTrue(signal.Wait(0));
            queue.Lost(1);
            Assert.IsTrue(signal.Wait(0));
            queue.Disconnected();
            Assert.IsTrue(signal.Wait(0));
        }

        [TestMethod]
        public void A_loss_of_the_connection_is_told_once()
        {
            LinkEventQueue queue = Queue(out _);
            queue.Disconnected();
            Assert.IsTrue(queue.TakeDisconnected());
            Assert.IsFalse(queue.TakeDisconnected());
        }

        [TestMethod]
        public void When_full_the_connection_counts_as_lost()
        {
            LinkEventQueue queue = Queue(out _);
            for (int id = 1; id <= Limits.LinkEvents; id++)
            {
                queue.Acknowledged(id);
            }

            Assert.IsFalse(queue.TakeDisconnected());
            queue.Acknowledged(Limits.LinkEvents + 1);
            Assert.IsTrue(queue.TakeDisconnected());
            CheckNext(queue, 1, true);
        }

        [TestMethod]
        public void Clearing_forgets_events_and_losses()
        {
            LinkEventQueue queue = Queue(out _);
            queue.Acknowledged(1);
            queue.Disconnected();
            queue.Clear();
            Assert.IsFalse(queue.TryTake(out _, out _));
            Assert.IsFalse(queue.TakeDisconnected());
        }

        private static LinkEventQueue Queue(out ISignal signal)
        {
            signal = new ManualTimeline().CreateSignal();
            return new LinkEventQueue(signal);
        }

        private static void CheckNext(LinkEventQueue queue, int id, bool isAcknowledged)
        {
            Assert.IsTrue(queue.TryTake(out int actual, out bool actualIsAcknowledged));
            Assert.AreEqual(id, actual);
            Assert.AreEqual(isAcknowledged, actualIsAcknowledged);
        }
    }
}
