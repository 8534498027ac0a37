using Chronoseal.Firmware;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class EventQueueTests
    {
        [TestMethod]
        public void Events_come_out_in_order_around_the_ring()
        {
            var queue = new EventQueue();
            for (int i = 0; i < 3 * Limits.EventQueue; i++)
            {
                Assert.IsTrue(queue.Add(GatewayEvent.Gap, i));
                Assert.IsTrue(queue.Add(GatewayEvent.Sensor, -i));
                CheckNext(queue, GatewayEvent.Gap, i);
                CheckNext(queue, GatewayEvent.Sensor, -i);
            }
        }

        [TestMethod]
        public void An_event_stays_until_it_is_removed()
        {
            var queue = new EventQueue();
            queue.Add(GatewayEvent.Gap, 5);
            queue.TryPeek(out _, out _);
            Assert.IsTrue(queue.TryPeek(out _, out long value));
            Assert.AreEqual(5L, value);
            queue.Remove();
            Assert.IsFalse(queue.TryPeek(out _, out _));
        }

        [TestMethod]
        public void When_full_the_newest_is_refused()
        {
            var queue = new EventQueue();
            for (int i = 0; i < Limits.EventQueue; i++)
            {
                Assert.IsTrue(queue.Add(GatewayEvent.Gap, i));
            }

            Assert.IsFalse(queue.Add(GatewayEvent.Gap, 99));
            for (int i = 0; i < Limits.EventQueue; i++)
            {
                CheckNext(queue, GatewayEvent.Gap, i);
            }

            Assert.IsFalse(queue.TryPeek(out _, out _));
        }

        private static void CheckNext(EventQueue queue, GatewayEvent kind, long value)
        {
            Assert.IsTrue(queue.TryPeek(out GatewayEvent actualKind, out long actualValue));
            Assert.AreEqual((int)kind, (int)actualKind);
            Assert.AreEqual(value, actualValue);
            queue.Remove();
        }
    }
}
