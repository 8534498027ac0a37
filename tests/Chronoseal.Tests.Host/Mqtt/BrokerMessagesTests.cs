using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Messages through our broker: quality, wildcards, retained, wills.</summary>
    [TestClass]
    public sealed class BrokerMessagesTests
    {
        [TestMethod]
        [DataRow(Qos.AtMostOnce, Qos.AtMostOnce, Qos.AtMostOnce)]
        [DataRow(Qos.AtMostOnce, Qos.AtLeastOnce, Qos.AtMostOnce)]
        [DataRow(Qos.AtLeastOnce, Qos.AtMostOnce, Qos.AtMostOnce)]
        [DataRow(Qos.AtLeastOnce, Qos.AtLeastOnce, Qos.AtLeastOnce)]
        public void ArriveAtTheLowerQuality(Qos sent, Qos wanted, Qos expected)
        {
            using var broker = new BrokerUnderTest();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s");
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            subscriber.Subscribe("a/+", wanted);
            publisher.Publish("a/b", "hello", sent);
            PublishPacket message = subscriber.NextMessage();
            Assert.AreEqual("a/b", message.Topic);
            Assert.AreEqual("hello", Encoding.UTF8.GetString(message.Payload.Span));
            Assert.AreEqual(expected, message.Qos);
            Assert.IsFalse(message.Retain);
            Assert.IsFalse(message.Duplicate);
        }

        [TestMethod]
        public void KeepTheirOrderAndAreAllAcknowledged()
        {
            const int count = 500;
            using var broker = new BrokerUnderTest();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s");
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            subscriber.Subscribe("#");
            for (int i = 0; i < count; i++)
            {
                publisher.Publish("n", i.ToString());
            }

            for (int i = 0; i < count; i++)
            {
                Assert.AreEqual(i.ToString(), subscriber.NextText());
                Assert.AreEqual(i + 1, publisher.NextAcknowledged());
            }
        }

        [TestMethod]
        public void OverlappingSubscriptionsDeliverOnceAtTheHighest()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "s");
            client.Subscribe("a/#", Qos.AtMostOnce);
            client.Subscribe("a/b", Qos.AtLeastOnce);
            client.Subscribe("+/b", Qos.AtMostOnce);
            client.Publish("a/b", "once");
            Assert.AreEqual(Qos.AtLeastOnce, client.NextMessage().Qos);
            client.AssertNoMessage();
        }

        [TestMethod]
        public void UnsubscribeEndsThem()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "s");
            client.Subscribe("a");
            Assert.AreEqual(Hal.Outcome.Ok, client.Client.Unsubscribe("a"));
            Assert.AreEqual(Hal.Outcome.Ok, client.Client.Unsubscribe("never"));
            client.Publish("a", "1");
            client.AssertNoMessage();
        }

        [TestMethod]
        public void LeadingWildcardsDoNotReachDollarTopics()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "s");
            client.Subscribe("#");
            client.Subscribe("+/x");
            client.Publish("$private/x", "1");
            client.AssertNoMessage();
        }

        [TestMethod]
        public void RetainedOnesAwaitTheSubscriberUntilCleared()
        {
            using var broker = new BrokerUnderTest();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            publisher.PublishAndWait("state/1", "old", retain: true);
            publisher.PublishAndWait("state/1", "online", retain: true);
            using Recorder subscriber = Recorder.Connected(broker.Port, "s");
            subscriber.Subscribe("state/+");
            PublishPacket message = subscriber.NextMessage();
            Assert.IsTrue(message.Retain);
            Assert.AreEqual("online", Encoding.UTF8.GetString(message.Payload.Span));
            publisher.PublishAndWait("state/1", string.Empty, retain: true);
            PublishPacket cleared = subscriber.NextMessage();
            Assert.IsFalse(cleared.Retain);
            Assert.IsTrue(cleared.Payload.IsEmpty);
            Assert.AreEqual(0, broker.Broker.RetainedCount);
            subscriber.Subscribe("state/+");
            subscriber.AssertNoMessage();
        }

        [TestMethod]
        public void WillIsPublishedAfterAnAbnormalEnd()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("state/#");
            using Recorder node = Recorder.Connected(broker.Port, "n", will: OfflineWill());
            node.Client.Abort();
            PublishPacket message = watcher.NextMessage();
            Assert.AreEqual("state/n", message.Topic);
            Assert.AreEqual("offline", Encoding.UTF8.GetString(message.Payload.Span));
            Assert.AreEqual(1, broker.Broker.RetainedCount);
        }

        [TestMethod]
        public void WillIsDiscardedAfterDisconnect()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("state/#");
            using Recorder node = Recorder.Connected(broker.Port, "n", will: OfflineWill());
            node.Client.Disconnect();
            Assert.AreEqual($"127.0.0.1:{broker.Port}: disconnected by us", node.NextEnd());
            broker.WaitForLog("'n': disconnected");
            watcher.AssertNoMessage();
        }

        [TestMethod]
        public void WillIsPublishedWhenTheKeepAliveRunsOut()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("gone");
            using var silent = new RawPeer(broker.Port);
            silent.Send("10 16 0004 4D515454 04 06 0001 0001 78 0004 676F6E65 0001 79");
            silent.Expect("20 02 00 00");
            Assert.AreEqual("y", watcher.NextText());
            broker.WaitForLog("silent for 1500 ms");
            silent.ExpectHangUp();
        }

        private static MqttWill OfflineWill()
        {
            return new MqttWill { Topic = "state/n", Payload = "offline"u8.ToArray(), Qos = Qos.AtLeastOnce, Retain = true };
        }
    }
}
