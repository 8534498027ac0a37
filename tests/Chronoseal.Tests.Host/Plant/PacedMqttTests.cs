using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class PacedMqttTests
    {
        private readonly ThreadedLink _inner = new ThreadedLink();
        private readonly LinkLog _log = new LinkLog();
        private PlantWorld _world = null!;
        private PacedMqttLink _link = null!;

        [TestInitialize]
        public void Connect()
        {
            _world = new PlantWorld(new PlantSettings());
            PacedMqttSettings settings = new PacedMqttSettings { RealDeadlineMilliseconds = 300 };
            _link = new PacedMqttLink(_world.Nodes[0].Timeline, _inner, settings);
            _log.World = _world;
            _link.Attach(_log);
            Assert.AreEqual(Outcome.Ok, _link.Connect(new MqttSession()));
            Assert.AreEqual(50_000_000, _world.Timeline.NowNanoseconds);
        }

        [TestCleanup]
        public void CleanUp()
        {
            _link.Dispose();
            _world.Dispose();
        }

        [TestMethod]
        public void AcknowledgementsComeAtAFixedVirtualLatency()
        {
            Publish(out int first);
            _world.Timeline.Run(55_000_000);
            Publish(out int second);
            Publish(out int third);
            _world.RunSeconds(1);
            CollectionAssert.AreEqual(new[] { $"70000000 ack {first}", $"75000000 ack {second}", $"75000000 ack {third}" }, _log.Lines);
        }

        [TestMethod]
        public void SilentBrokerLosesTheMessage()
        {
            _inner.IsSilent = true;
            Publish(out int id);
            _world.RunSeconds(1);
            CollectionAssert.AreEqual(new[] { $"70000000 lost {id}" }, _log.Lines);
        }

        [TestMethod]
        public void LostConnectionIsSeenAtTheNextCallback()
        {
            _inner.IsSilent = true;
            Publish(out _);
            _inner.Break();
            Assert.IsTrue(_link.IsConnected);
            _world.RunSeconds(1);
            Assert.IsFalse(_link.IsConnected);
            CollectionAssert.AreEqual(new[] { "70000000 gone" }, _log.Lines);
            Assert.AreEqual(Outcome.BusFault, Publish(out _));
        }

        [TestMethod]
        public void MessagesComeWithTheNextAcknowledgement()
        {
            _inner.Deliver("command", new byte[] { 1, 2 });
            _world.RunSeconds(1);
            Assert.IsEmpty(_log.Lines);
            Publish(out int id);
            _world.RunSeconds(1);
            CollectionAssert.AreEqual(new[] { "1070000000 command 2", $"1070000000 ack {id}" }, _log.Lines);
        }

        [TestMethod]
        public void MessagesInFlightAreBounded()
        {
            for (int i = 0; i < PacedMqttLink.PendingLimit; i++)
            {
                Assert.AreEqual(Outcome.Ok, Publish(out _));
            }

            Assert.AreEqual(Outcome.NotReady, Publish(out _));
        }

        private Outcome Publish(out int id)
        {
            return _link.Publish("topic", new byte[] { 1 }, 1, true, false, out id);
        }
    }
}
