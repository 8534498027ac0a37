using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>One bad client is hung up on, with a reason, and nobody else notices; every limit holds.</summary>
    [TestClass]
    public sealed class BrokerDefenceTests
    {
        [TestMethod]
        [DataRow("36 06 0001 61 0001 78", "malformed packet: PUBLISH: QoS 3 is illegal")]
        [DataRow("34 06 0001 61 0001 78", "malformed packet: PUBLISH: QoS 2 is not supported")]
        [DataRow("62 02 0001", "malformed packet: PUBREL: QoS 2 is not supported")]
        [DataRow("30 03 0001 23", "malformed packet: PUBLISH: topic name holds a wildcard")]
        [DataRow("82 02 0001", "malformed packet: SUBSCRIBE: no topic filter")]
        [DataRow("30 FFFFFF7F", "exceed the limit of")]
        [DataRow("10 0D 0004 4D515454 04 02 003C 0001 62", "protocol violation: CONNECT")]
        [DataRow("20 02 00 00", "protocol violation: CONNACK")]
        [DataRow("D0 00", "protocol violation: PINGRESP")]
        public void MalformedPacketsDisturbNobodyElse(string hex, string reason)
        {
            using var broker = new BrokerUnderTest();
            using Recorder good = Recorder.Connected(broker.Port, "good");
            good.Subscribe("a");
            using var bad = new RawPeer(broker.Port);
            bad.Open('b');
            bad.Send(hex);
            bad.ExpectHangUp();
            StringAssert.Contains(broker.WaitForLog(reason), "'b'");
            good.Publish("a", "fine");
            Assert.AreEqual("fine", good.NextText());
            Assert.IsTrue(good.Client.IsConnected);
        }

        [TestMethod]
        [DataRow("C0 00", "protocol violation: PINGREQ before CONNECT")]
        [DataRow("47455420", "malformed packet: PUBACK: fixed-header flags 7")]
        [DataRow("16 03 01", "malformed packet: CONNECT: fixed-header flags 6")]
        public void StrangersAreHungUpOn(string hex, string reason)
        {
            using var broker = new BrokerUnderTest();
            using var bad = new RawPeer(broker.Port);
            bad.Send(hex);
            bad.ExpectHangUp();
            broker.WaitForLog(reason);
        }

        [TestMethod]
        public void SilenceBeforeConnectTimesOut()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { ConnectMilliseconds = 200 });
            using var silent = new RawPeer(broker.Port);
            silent.Send("10");
            silent.ExpectHangUp();
            broker.WaitForLog("no CONNECT within 200 ms");
        }

        [TestMethod]
        public void TooManyConnectionsAreClosedAtOnce()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { ConnectionCount = 1 });
            using Recorder good = Recorder.Connected(broker.Port, "good");
            using var extra = new RawPeer(broker.Port);
            extra.ExpectHangUp();
            broker.WaitForLog("ConnectionCount 1 reached");
            good.PublishAndWait("a", "fine");
        }

        [TestMethod]
        public void TooManySessionsAreRefused()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { SessionCount = 1 });
            using Recorder kept = Recorder.Connected(broker.Port, "kept", isClean: false);
            kept.Client.Disconnect();
            using var client = new Recorder(broker.Port);
            Assert.AreEqual(Hal.Outcome.DeviceError, client.Client.Connect(new ConnectPacket { ClientId = "new" }, 5000));
            StringAssert.EndsWith(client.Client.LastError, "refused: server unavailable (3)");
            broker.WaitForLog("SessionCount 1 reached");
        }

        [TestMethod]
        public void TooLongIdsAndTopicsAreRefused()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { ClientIdCharacters = 4, TopicCharacters = 4 });
            using var client = new Recorder(broker.Port);
            Assert.AreEqual(Hal.Outcome.DeviceError, client.Client.Connect(new ConnectPacket { ClientId = "abcde" }, 5000));
            StringAssert.EndsWith(client.Client.LastError, "refused: identifier rejected (2)");
            client.Connect("abcd");
            Assert.AreEqual(Hal.Outcome.DeviceError, client.Client.Subscribe("abcde", Qos.AtMostOnce));
            int id = client.Publish("abcde", "x");
            Assert.AreEqual(id, client.NextLost());
            StringAssert.EndsWith(client.NextEnd(), "closed by the broker");
            broker.WaitForLog("topic of 5 characters exceeds TopicCharacters 4");
        }

        [TestMethod]
        public void TooManySubscriptionsAreNotGranted()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { SubscriptionCountPerSession = 1 });
            using Recorder client = Recorder.Connected(broker.Port, "c");
            client.Subscribe("a");
            client.Subscribe("a");
            Assert.AreEqual(Hal.Outcome.DeviceError, client.Client.Subscribe("b", Qos.AtMostOnce));
            StringAssert.EndsWith(client.Client.LastError, "the broker did not grant the subscription");
        }

        [TestMethod]
        public void TooManyRetainedAreDeliveredButNotKept()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { RetainedCount = 1, RetainedBytes = 100 });
            using Recorder client = Recorder.Connected(broker.Port, "c");
            client.Subscribe("#");
            client.PublishAndWait("a", "1", retain: true);
            client.PublishAndWait("b", "2", retain: true);
            Assert.AreEqual("1", client.NextText());
            Assert.AreEqual("2", client.NextText());
            broker.WaitForLog("'b': not retained: RetainedCount 1 reached");
            client.PublishAndWait("a", new string('x', 100), retain: true);
            broker.WaitForLog("'a': not retained: RetainedBytes 100 reached");
            Assert.AreEqual(0, broker.Broker.RetainedCount, "a stale state must not stay");
        }

        [TestMethod]
        public void AFullQueueDropsTheNewestAndSaysSo()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { QueuedCountPerSession = 2 });
            using Recorder absent = Recorder.Connected(broker.Port, "s", isClean: false);
            absent.Subscribe("a");
            absent.Client.Disconnect();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            foreach (string text in new[] { "1", "2", "3" })
            {
                publisher.PublishAndWait("a", text);
            }

            broker.WaitForLog("session 's': its queue of 2 messages");
            absent.Connect("s", isClean: false);
            Assert.AreEqual("1", absent.NextText());
            Assert.AreEqual("2", absent.NextText());
            absent.AssertNoMessage();
        }

        [TestMethod]
        [DataRow(Qos.AtMostOnce, DisplayName = "QoS 0")]
        [DataRow(Qos.AtLeastOnce, DisplayName = "QoS 1")]
        public void ASlowReaderIsDroppedAndBlocksNobody(Qos qos)
        {
            var limits = new BrokerLimits { OutgoingBytesPerConnection = 64 * 1024 * 4, InFlightCountPerSession = 4, QueuedBytesPerSession = 256 * 1024 };
            using var broker = new BrokerUnderTest(limits);
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            using Recorder good = Recorder.Connected(broker.Port, "good");
            good.Subscribe("big", qos);
            using var slow = new RawPeer(broker.Port, receiveBufferBytes: 4096);
            slow.Open('s');
            slow.Send($"82 08 0001 0003 626967 0{(int)qos}");
            slow.Expect($"90 03 0001 0{(int)qos}");
            string text = new('x', 32 * 1024);
            const int count = 400;
            for (int i = 0; i < count; i++)
            {
                publisher.PublishAndWait("big", text);
                Assert.AreEqual(text.Length, good.NextMessage().Payload.Length);
            }

            StringAssert.Contains(broker.WaitForLog("slow reader"), "'s'");
        }

        [TestMethod]
        public void WhoNeverReadsAnswersIsDropped()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { WriteMilliseconds = 300 });
            using var deaf = new RawPeer(broker.Port, receiveBufferBytes: 4096);
            deaf.Open('d');
            var flood = new Thread(() => Flood(deaf)) { IsBackground = true };
            flood.Start();
            StringAssert.Contains(broker.WaitForLog("took nothing for 300 ms"), "'d'");
            flood.Join(5000);
            using Recorder good = Recorder.Connected(broker.Port, "good");
            good.PublishAndWait("a", "fine");
        }

        [TestMethod]
        public void LimitsThatContradictThemselvesAreAMistake()
        {
            var settings = new MqttBrokerSettings { Limits = new BrokerLimits { OutgoingBytesPerConnection = 1000 } };
            Assert.ThrowsExactly<ArgumentException>(() => MqttBroker.Start(settings, out _, out _));
        }

        private static void Flood(RawPeer peer)
        {
            string pings = string.Concat(Enumerable.Repeat("C000", 16 * 1024));
            try
            {
                for (int i = 0; i < 1000; i++)
                {
                    peer.Send(pings);
                }
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Hung up on, as it should be.
            }
        }
    }
}
