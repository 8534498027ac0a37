using Chronoseal.Firmware.Timing;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class EdgeQueueTests
    {
        [TestMethod]
        public void Edges_come_out_in_order_around_the_ring()
        {
            var queue = new EdgeQueue();
            for (int i = 0; i < 5 * TimingLimits.EdgeQueue; i++)
            {
                queue.Edge(2 * i);
                queue.Edge(2 * i + 1);
                CheckNext(queue, 2 * i);
                CheckNext(queue, 2 * i + 1);
            }

            Assert.IsFalse(queue.TryTake(out _));
            Assert.AreEqual(0, queue.Dropped);
        }

        [TestMethod]
        public void When_full_the_newest_is_dropped_and_counted()
        {
            var queue = new EdgeQueue();
            for (int i = 0; i < TimingLimits.EdgeQueue + 3; i++)
            {
                queue.Edge(i);
            }

            Assert.AreEqual(3, queue.Dropped);
            for (int i = 0; i < TimingLimits.EdgeQueue; i++)
            {
                CheckNext(queue, i);
            }

            Assert.IsFalse(queue.TryTake(out _));
        }

        private static void CheckNext(EdgeQueue queue, long expected)
        {
            Assert.IsTrue(queue.TryTake(out long counter));
            Assert.AreEqual(expected, counter);
        }
    }
}
