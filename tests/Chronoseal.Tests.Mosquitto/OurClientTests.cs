using System.Text;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Mqtt;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>Our client against the real mosquitto.</summary>
    [TestClass]
    public sealed class OurClientTests
    {
        [TestMethod]
        [DataRow(Qos.AtMostOnce)]
        [DataRow(Qos.AtLeastOnce)]
        public void PublishesAndReceives(Qos qos)
        {
            using var broker = new RealBroker();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s");
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            subscriber.Subscribe("a/#", qos);
            for (int i = 0; i < 200; i++)
            {
                publisher.Publish("a/b", i.ToString(), qos);
                PublishPacket message = subscriber.NextMessage();
                Assert.AreEqual(i.ToString(), Encoding.UTF8.GetString(message.Payload.Span));
                Assert.AreEqual(qos, message.Qos);
            }

            Assert.AreEqual(Hal.Outcome.Ok, subscriber.Client.Unsubscribe("a/#"));
            publisher.Publish("a/b", "no more", qos);
            subscriber.AssertNoMessage();
        }

        [TestMethod]
        public void LargePayloadsComeThroughWhole()
        {
            using var broker = new RealBroker();
            using Recorder client = Recorder.Connected(broker.Port, "s");
            client.Subscribe("big");
            byte[] payload = new byte[500_000];
            new Random(1).NextBytes(payload);
            Assert.AreEqual(Hal.Outcome.Ok, client.Client.Publish("big", payload, Qos.AtLeastOnce, false, out _));
            CollectionAssert.AreEqual(payload, client.NextMessage().Payload.ToArray());
        }

        [TestMethod]
        public void WillIsPublishedOnlyAfterAnAbnormalEnd()
        {
            using var broker = new RealBroker();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("state/#");
            var will = new MqttWill { Topic = "state/n", Payload = "offline"u8.ToArray(), Qos = Qos.AtLeastOnce, Retain = true };
            using Recorder node = Recorder.Connected(broker.Port, "n", will: will);
            node.Client.Disconnect();
            watcher.AssertNoMessage();
            node.Connect("n", will: will);
            node.Client.Abort();
            Assert.AreEqual("offline", watcher.NextText());
        }

        [TestMethod]
        public void RetainedArriveAndAreCleared()
        {
            using var broker = new RealBroker();
            using Recorder client = Recorder.Connected(broker.Port, "p");
            client.PublishAndWait("state", "online", retain: true);
            using Recorder late = Recorder.Connected(broker.Port, "s");
            late.Subscribe("state");
            PublishPacket message = late.NextMessage();
            Assert.IsTrue(message.Retain);
            Assert.AreEqual("online", Encoding.UTF8.GetString(message.Payload.Span));
            client.PublishAndWait("state", string.Empty, retain: true);
            Assert.IsTrue(late.NextMessage().Payload.IsEmpty);
            late.Subscribe("state");
            late.AssertNoMessage();
        }

        [TestMethod]
        public void PersistentSessionIsResumed()
        {
            using var broker = new RealBroker();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s", isClean: false);
            Assert.IsFalse(subscriber.Client.IsSessionPresent);
            subscriber.Subscribe("a");
            subscriber.Client.Disconnect();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            publisher.PublishAndWait("a", "1");
            publisher.PublishAndWait("a", "2");
            subscriber.Connect("s", isClean: false);
            Assert.IsTrue(subscriber.Client.IsSessionPresent);
            Assert.AreEqual("1", subscriber.NextText());
            Assert.AreEqual("2", subscriber.NextText());
        }

        [TestMethod]
        public void PingsKeepTheConnection()
        {
            using var broker = new RealBroker();
            using Recorder client = Recorder.Connected(broker.Port, "c", keepAliveSeconds: 1);
            Thread.Sleep(2500);
            client.PublishAndWait("a", "x");
        }

        [TestMethod]
        public void TakeOverIsReported()
        {
            using var broker = new RealBroker();
            using Recorder older = Recorder.Connected(broker.Port, "n");
            using Recorder newer = Recorder.Connected(broker.Port, "n");
            StringAssert.Contains(older.NextEnd(), "closed by the broker");
            newer.PublishAndWait("a", "x");
        }

        [TestMethod]
        public void RefusalIsNamed()
        {
            using var broker = new RealBroker(allowsAnonymous: false);
            using var client = new Recorder(broker.Port);
            Assert.AreEqual(Hal.Outcome.DeviceError, client.Client.Connect(new ConnectPacket { ClientId = "c" }, 5000));
            Assert.AreEqual($"127.0.0.1:{broker.Port}: refused: not authorised (5)", client.Client.LastError);
        }
    }
}
