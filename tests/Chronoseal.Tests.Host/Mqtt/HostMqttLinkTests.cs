using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>The HAL's contract over our client and our broker.</summary>
    [TestClass]
    public sealed class HostMqttLinkTests
    {
        [TestMethod]
        public void PublishesReceivesAndLeaves()
        {
            using var broker = new BrokerUnderTest();
            using HostMqttLink link = LinkTo(broker.Port, out LinkSink sink);
            Assert.AreEqual(Outcome.Ok, link.Connect(Session()), link.LastError);
            Assert.IsTrue(link.IsConnected);
            Assert.AreEqual(Outcome.Ok, link.Publish("a", "xyz"u8.ToArray(), 2, true, true, out int id));
            Assert.AreEqual($"acknowledged {id}", sink.Next());
            Assert.AreEqual(Outcome.Ok, link.Subscribe("a", true));
            Assert.AreEqual("received a xy", sink.Next());
            Assert.AreEqual(Outcome.Ok, link.Publish("b", [], 0, false, false, out int none));
            Assert.AreEqual(0, none);
            link.Disconnect();
            Assert.AreEqual("disconnected", sink.Next());
            Assert.IsFalse(link.IsConnected);
            Assert.AreEqual(Outcome.BusFault, link.Publish("a", [], 0, true, false, out _));
        }

        [TestMethod]
        public void ReportsLosses()
        {
            using var server = new StubServer((stream, _) =>
            {
                stream.Write(Bytes.Of("20 02 00 00"));
                stream.ReadExactly(new byte[17 + 8]);
            });
            using HostMqttLink link = LinkTo(server.Port, out LinkSink sink);
            MqttSession session = Session();
            session.WillTopic = null!;
            Assert.AreEqual(Outcome.Ok, link.Connect(session), link.LastError);
            Assert.AreEqual(Outcome.Ok, link.Publish("a", new byte[3], 3, true, false, out int id));
            Assert.AreEqual($"lost {id}", sink.Next());
            Assert.AreEqual("disconnected", sink.Next());
        }

        [TestMethod]
        public void TellsWhyItWasRefused()
        {
            using var broker = new BrokerUnderTest(userName: "node", password: "secret");
            using HostMqttLink link = LinkTo(broker.Port, out _);
            Assert.AreEqual(Outcome.DeviceError, link.Connect(Session()));
            Assert.AreEqual(LinkFailure.NotAuthorised, link.Failure);
            Assert.AreEqual($"127.0.0.1:{broker.Port}: refused: not authorised (5)", link.LastError);
            MqttSession session = Session();
            session.UserName = "node";
            session.Password = "secret";
            Assert.AreEqual(Outcome.Ok, link.Connect(session), link.LastError);
            Assert.AreEqual(LinkFailure.None, link.Failure);
            Assert.AreEqual(string.Empty, link.LastError);
        }

        [TestMethod]
        [DataRow("48 54 54 50", LinkFailure.NotMqtt)]
        [DataRow("", LinkFailure.Lost)]
        [DataRow("20 02 00 01", LinkFailure.ProtocolRefused)]
        [DataRow("20 02 00 02", LinkFailure.ClientIdRefused)]
        [DataRow("20 02 00 03", LinkFailure.ServerBusy)]
        [DataRow("20 02 00 04", LinkFailure.BadCredentials)]
        [DataRow("20 02 00 05", LinkFailure.NotAuthorised)]
        public void NamesWhatAnsweredConnect(string answer, LinkFailure expected)
        {
            using var server = new StubServer((stream, _) =>
            {
                stream.ReadExactly(new byte[20]);
                stream.Write(Bytes.Of(answer));
            });
            using HostMqttLink link = LinkTo(server.Port, out _);
            Assert.AreNotEqual(Outcome.Ok, link.Connect(Session()));
            Assert.AreEqual(expected, link.Failure, link.LastError);
        }

        [TestMethod]
        public void NamesSilenceAfterItsTimeout()
        {
            using var server = new StubServer((_, over) => over.WaitOne());
            using HostMqttLink link = LinkTo(server.Port, out _);
            MqttSession session = Session();
            session.ConnectTimeoutMilliseconds = 200;
            Assert.AreEqual(Outcome.Timeout, link.Connect(session));
            Assert.AreEqual(LinkFailure.NoAnswer, link.Failure);
        }

        [TestMethod]
        public void NothingOfAnOldConnectionIsHeardOverANewOne()
        {
            using var broker = new BrokerUnderTest();
            using HostMqttLink link = LinkTo(broker.Port, out LinkSink sink);
            for (int i = 0; i < 200; i++)
            {
                Assert.AreEqual(Outcome.Ok, link.Connect(Session()), link.LastError);
                sink.Forget();

                // Acknowledged, lost or neither: whatever it is, it comes before Disconnect returns or never.
                Assert.AreEqual(Outcome.Ok, link.Publish("a", new byte[3], 3, true, false, out int id));
                Assert.AreEqual(1, id);
                link.Disconnect();
                sink.Close();
            }

            Assert.AreEqual(0, sink.LateLines);
        }

        [TestMethod]
        public void LeavesItsWillBehind()
        {
            using var broker = new BrokerUnderTest();
            using Recorder watcher = Recorder.Connected(broker.Port, "w");
            watcher.Subscribe("state");
            using HostMqttLink first = LinkTo(broker.Port, out LinkSink sink);
            using HostMqttLink second = LinkTo(broker.Port, out _);
            Assert.AreEqual(Outcome.Ok, first.Connect(Session()));
            Assert.AreEqual(Outcome.Ok, second.Connect(Session()));
            Assert.AreEqual("offline", watcher.NextText());
            Assert.AreEqual("disconnected", sink.Next());
        }

        [TestMethod]
        public void RefusesWhatTheContractExcludes()
        {
            using HostMqttLink link = LinkTo(1, out _);
            MqttSession session = Session();
            session.KeepAliveSeconds = 4;
            Assert.AreEqual(Outcome.OutOfRange, link.Connect(session));
            session = Session();
            session.ClientId = new string('x', 65);
            Assert.AreEqual(Outcome.OutOfRange, link.Connect(session));
            Assert.AreEqual(Outcome.OutOfRange, link.Publish(new string('t', 129), [], 0, true, false, out _));
            Assert.AreEqual(Outcome.OutOfRange, link.Publish("a", [], 1, true, false, out _));
            Assert.AreEqual(Outcome.Nack, link.Connect(Session()));
            Assert.AreEqual("127.0.0.1:1: connection refused", link.LastError);
        }

        private static HostMqttLink LinkTo(int port, out LinkSink sink)
        {
            var link = new HostMqttLink(new MqttClientSettings { Port = port, ReplyTimeoutMilliseconds = 2000 });
            sink = new LinkSink();
            link.Attach(sink);
            return link;
        }

        private static MqttSession Session()
        {
            return new MqttSession
            {
                ClientId = "n01",
                WillTopic = "state",
                WillMessage = "offline",
                CleanSession = true,
                KeepAliveSeconds = 30,
                ConnectTimeoutMilliseconds = 5000,
            };
        }
    }
}
