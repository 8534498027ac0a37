using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Packet identifiers are never 0 and never twice in flight.</summary>
    [TestClass]
    public sealed class PacketIdsTests
    {
        [TestMethod]
        public void GoAroundWithoutTouchingWhatIsInFlight()
        {
            var ids = new PacketIds(2);
            Assert.IsTrue(ids.TryTake(out int kept));
            Assert.AreEqual(1, kept);
            for (int i = 2; i <= 65535; i++)
            {
                Assert.IsTrue(ids.TryTake(out int id));
                Assert.AreEqual(i, id);
                Assert.IsTrue(ids.Release(id));
            }

            Assert.IsTrue(ids.TryTake(out int next));
            Assert.AreEqual(2, next);
        }

        [TestMethod]
        public void KeepTheLimitAndTheOrder()
        {
            var ids = new PacketIds(3);
            Assert.IsTrue(ids.TryTake(out _));
            Assert.IsTrue(ids.TryTake(out _));
            Assert.IsTrue(ids.Release(1));
            Assert.IsFalse(ids.Release(1));
            Assert.IsTrue(ids.TryTake(out _));
            Assert.IsTrue(ids.TryTake(out _));
            Assert.IsFalse(ids.TryTake(out int none));
            Assert.AreEqual(0, none);
            CollectionAssert.AreEqual(new[] { 2, 3, 4 }, ids.ReleaseAll());
        }
    }
}
