using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Who may connect, and what is kept of them.</summary>
    [TestClass]
    public sealed class BrokerSessionsTests
    {
        [TestMethod]
        public void PersistentSessionKeepsSubscriptionsAndMessages()
        {
            using var broker = new BrokerUnderTest();
            using Recorder subscriber = Recorder.Connected(broker.Port, "s", isClean: false);
            Assert.IsFalse(subscriber.Client.IsSessionPresent);
            subscriber.Subscribe("a");
            subscriber.Client.Disconnect();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            publisher.Publish("a", "lost at QoS 0", Qos.AtMostOnce);
            publisher.PublishAndWait("a", "1");
            publisher.PublishAndWait("a", "2");
            subscriber.Connect("s", isClean: false);
            Assert.IsTrue(subscriber.Client.IsSessionPresent);
            PublishPacket first = subscriber.NextMessage();
            Assert.AreEqual("1", Encoding.UTF8.GetString(first.Payload.Span));
            Assert.IsFalse(first.Duplicate, "it was never sent before");
            Assert.AreEqual("2", subscriber.NextText());
        }

        [TestMethod]
        public void UnacknowledgedIsSentAgainAsDuplicate()
        {
            using var broker = new BrokerUnderTest();
            using Recorder publisher = Recorder.Connected(broker.Port, "p");
            using (var raw = new RawPeer(broker.Port))
            {
                raw.Send("10 0D 0004 4D515454 04 00 0000 0001 73 82 06 0001 0001 61 01");
                raw.Expect("20 02 00 00 90 03 0001 01");
                publisher.Publish("a", "x");
                raw.Expect("32 06 0001 61 0001 78");
            }

            broker.WaitForLog("'s': hung up without DISCONNECT");
            using var again = new RawPeer(broker.Port);
            again.Send("10 0D 0004 4D515454 04 00 0000 0001 73");
            again.Expect("20 02 01 00 3A 06 0001 61 0001 78");
            again.Send("40 02 0001 E0 00");
            again.ExpectHangUp();
            using var last = new RawPeer(broker.Port);
            last.Send("10 0D 0004 4D515454 04 00 0000 0001 73 C0 00");
            last.Expect("20 02 01 00 D0 00");
        }

        [TestMethod]
        public void CleanSessionForgets()
        {
            using var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "s", isClean: false);
            client.Subscribe("a");
            client.Client.Disconnect();
            Assert.AreEqual(1, broker.Broker.SessionCount);
            client.Connect("s", isClean: true);
            Assert.IsFalse(client.Client.IsSessionPresent);
            client.Publish("a", "1");
            client.AssertNoMessage();
            client.Client.Disconnect();
            broker.WaitForLog("'s': disconnected");
            broker.WaitForLog("'s': disconnected");
            Assert.AreEqual(0, broker.Broker.SessionCount);
        }

        [TestMethod]
        public void SameClientIdTakesOver()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("will");
            using Recorder older = Recorder.Connected(broker.Port, "n", will: new MqttWill { Topic = "will", Payload = "x"u8.ToArray() });
            using Recorder newer = Recorder.Connected(broker.Port, "n");
            StringAssert.Contains(older.NextEnd(), "closed by the broker");
            broker.WaitForLog("'n': taken over");
            Assert.AreEqual("x", watcher.NextText());
            newer.PublishAndWait("a", "still there");
        }

        [TestMethod]
        public void UserAndPasswordAreChecked()
        {
            using var broker = new BrokerUnderTest(userName: "node", password: "secret");
            using var client = new Recorder(broker.Port);
            Assert.AreEqual(Hal.Outcome.DeviceError, Connect(client, "node", "wrong"));
            Assert.AreEqual($"127.0.0.1:{broker.Port}: refused: not authorised (5)", client.Client.LastError);
            Assert.AreEqual(ConnectReturnCode.NotAuthorised, client.Client.ReturnCode);
            Assert.AreEqual(Hal.Outcome.DeviceError, Connect(client, "other", "secret"));
            Assert.AreEqual(Hal.Outcome.DeviceError, Connect(client, null, null));
            Assert.AreEqual(Hal.Outcome.Ok, Connect(client, "node", "secret"));
            Assert.DoesNotContain("secret", broker.WaitForLog("refused: not authorised"));
        }

        [TestMethod]
        public void EmptyClientIdNeedsACleanSession()
        {
            using var broker = new BrokerUnderTest();
            using var raw = new RawPeer(broker.Port);
            raw.Send("10 0C 0004 4D515454 04 00 003C 0000");
            raw.Expect("20 02 00 02");
            raw.ExpectHangUp();
            using Recorder one = Recorder.Connected(broker.Port, string.Empty);
            using Recorder two = Recorder.Connected(broker.Port, string.Empty);
            one.PublishAndWait("a", "1");
            two.PublishAndWait("a", "2");
        }

        [TestMethod]
        public void AnotherProtocolLevelIsAnswered()
        {
            using var broker = new BrokerUnderTest();
            using var raw = new RawPeer(broker.Port);
            raw.Send("10 0E 0004 4D515454 05 02 003C 00 0001 61");
            raw.Expect("20 02 00 01");
            raw.ExpectHangUp();
            broker.WaitForLog("malformed packet: CONNECT: protocol level 5 is not 4");
        }

        [TestMethod]
        public void PipelinedPacketsAreAnsweredInOrder()
        {
            using var broker = new BrokerUnderTest();
            using var raw = new RawPeer(broker.Port);
            raw.Send("10 0D 0004 4D515454 04 02 003C 0001 61 32 06 0001 61 0007 78 C0 00");
            raw.Expect("20 02 00 00 40 02 0007 D0 00");
        }

        [TestMethod]
        public void StopsPromptlyAndClosesItsPort()
        {
            var broker = new BrokerUnderTest();
            using Recorder client = Recorder.Connected(broker.Port, "c");
            using var silent = new RawPeer(broker.Port);
            long start = Environment.TickCount64;
            broker.Dispose();
            Assert.IsLessThan(1000, Environment.TickCount64 - start);
            client.NextEnd();
            Assert.AreEqual(Hal.Outcome.Nack, Connect(client, null, null));
            StringAssert.EndsWith(client.Client.LastError, ": connection refused");
        }

        [TestMethod]
        public void APortInUseIsAnOutcome()
        {
            using var broker = new BrokerUnderTest();
            Hal.Outcome outcome = MqttBroker.Start(new MqttBrokerSettings { Port = broker.Port }, out MqttBroker? second, out string error);
            Assert.AreEqual(Hal.Outcome.BusFault, outcome);
            Assert.IsNull(second);
            StringAssert.StartsWith(error, $"127.0.0.1:{broker.Port}: ");
        }

        private static Hal.Outcome Connect(Recorder recorder, string? user, string? password)
        {
            byte[]? bytes = password == null ? null : Encoding.UTF8.GetBytes(password);
            return recorder.Client.Connect(new ConnectPacket { ClientId = "c", UserName = user, Password = bytes }, 5000);
        }
    }
}
