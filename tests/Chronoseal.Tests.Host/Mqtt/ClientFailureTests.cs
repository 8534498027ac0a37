using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Each way in which a broker can be none, with its outcome and its text.</summary>
    [TestClass]
    public sealed class ClientFailureTests
    {
        private const string Connack = "20 02 00 00";

        [TestMethod]
        public void NobodyListens()
        {
            int port;
            using (var broker = new BrokerUnderTest())
            {
                port = broker.Port;
            }

            using var client = new Recorder(port);
            AssertFails(client, port, Hal.Outcome.Nack, "connection refused");
        }

        [TestMethod]
        public void UnknownHost()
        {
            using var client = new Recorder(new MqttClientSettings { Host = "no-such-host.invalid", Port = 1883 });
            Assert.AreEqual(Hal.Outcome.Nack, client.Client.Connect(new ConnectPacket { ClientId = "c" }, 10_000));
            Assert.AreEqual("no-such-host.invalid:1883: host name not found", client.Client.LastError);
        }

        [TestMethod]
        [DataRow("485454502F312E31", Hal.Outcome.WrongReply, "answered with something that is not MQTT: first byte 0x48")]
        [DataRow("00", Hal.Outcome.WrongReply, "answered with something that is not MQTT: first byte 0x00")]
        [DataRow("D0 00", Hal.Outcome.WrongReply, "answered CONNECT with PINGRESP")]
        [DataRow("20 02 00 09", Hal.Outcome.WrongReply, "malformed packet: CONNACK: return code 9 is reserved (3.2.2.3)")]
        [DataRow("20 02 00 05", Hal.Outcome.DeviceError, "refused: not authorised (5)")]
        [DataRow("20 02 00 04", Hal.Outcome.DeviceError, "refused: bad user name or password (4)")]
        [DataRow("20 02 00 01", Hal.Outcome.DeviceError, "refused: unacceptable protocol version (1)")]
        public void AnswersWrongly(string hex, Hal.Outcome outcome, string cause)
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of(hex));
                over.WaitOne();
            });
            using var client = new Recorder(server.Port);
            AssertFails(client, server.Port, outcome, cause);
            Assert.AreEqual(outcome == Hal.Outcome.DeviceError ? Bytes.Of(hex)[3] : 0, (int)client.Client.ReturnCode);
        }

        [TestMethod]
        public void StaysSilent()
        {
            using var server = new StubServer((_, over) => over.WaitOne());
            using var client = new Recorder(server.Port);
            AssertFails(client, server.Port, Hal.Outcome.Timeout, "no CONNACK within 0.3 s", 300);
        }

        [TestMethod]
        public void ClosesAtOnce()
        {
            using var server = new StubServer((stream, _) => stream.ReadExactly(new byte[4]));
            using var client = new Recorder(server.Port);
            Assert.AreEqual(Hal.Outcome.Nack, client.Client.Connect(new ConnectPacket { ClientId = "c" }, 5000));
            string cause = client.Client.LastError[$"127.0.0.1:{server.Port}: ".Length..];
            Assert.IsTrue(cause is "closed the connection before CONNACK" or "connection reset by the peer", cause);
        }

        [TestMethod]
        public void ClosesLater()
        {
            using var server = new StubServer((stream, _) =>
            {
                stream.Write(Bytes.Of(Connack));
                stream.ReadExactly(new byte[15 + 8]);
            });
            using var client = new Recorder(server.Port);
            client.Connect("c");
            int id = client.Publish("a", "x");
            Assert.AreEqual(id, client.NextLost());
            Assert.AreEqual($"127.0.0.1:{server.Port}: closed by the broker", client.NextEnd());
            Assert.IsFalse(client.Client.IsConnected);
            Assert.AreEqual(Hal.Outcome.BusFault, client.Client.Publish("a", Encoding.UTF8.GetBytes("x"), Qos.AtLeastOnce, false, out int none));
            Assert.AreEqual(0, none);
        }

        [TestMethod]
        [DataRow("10 00", "malformed packet: CONNECT: ends within protocol name")]
        [DataRow("C0 00", "a broker must not send this PINGREQ")]
        [DataRow("20 02 00 00", "a broker must not send this CONNACK")]
        [DataRow("34 06 0001 61 0001 78", "malformed packet: PUBLISH: QoS 2 is not supported")]
        public void TurnsToRubbishLater(string hex, string cause)
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of(Connack + hex));
                over.WaitOne();
            });
            using var client = new Recorder(server.Port);
            client.Connect("c");
            Assert.AreEqual($"127.0.0.1:{server.Port}: {cause}", client.NextEnd());
        }

        [TestMethod]
        public void DoesNotAnswerSubscribe()
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of(Connack));
                over.WaitOne();
            });
            using var client = new Recorder(new MqttClientSettings { Port = server.Port, ReplyTimeoutMilliseconds = 200 });
            client.Connect("c");
            Assert.AreEqual(Hal.Outcome.Timeout, client.Client.Subscribe("a", Qos.AtMostOnce));
            Assert.AreEqual($"127.0.0.1:{server.Port}: no SUBACK within 200 ms", client.NextEnd());
        }

        [TestMethod]
        public void DoesNotAnswerPing()
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of(Connack));
                over.WaitOne();
            });
            using var client = new Recorder(new MqttClientSettings { Port = server.Port, ReplyTimeoutMilliseconds = 200 });
            client.Connect("c", keepAliveSeconds: 1);
            Assert.AreEqual($"127.0.0.1:{server.Port}: no PINGRESP within 200 ms", client.NextEnd());
        }

        [TestMethod]
        public void TakesNoMoreBytes()
        {
            using var server = new StubServer((stream, over) =>
            {
                stream.Write(Bytes.Of(Connack));
                over.WaitOne();
            });
            using var client = new Recorder(new MqttClientSettings { Port = server.Port, ReplyTimeoutMilliseconds = 300 });
            client.Connect("c");
            Hal.Outcome outcome = Hal.Outcome.Ok;
            for (int i = 0; i < 100 && outcome == Hal.Outcome.Ok; i++)
            {
                outcome = client.Client.Publish("a", new byte[256 * 1024], Qos.AtMostOnce, false, out _);
            }

            Assert.AreEqual(Hal.Outcome.Timeout, outcome);
            StringAssert.EndsWith(client.NextEnd(), "bytes within 300 ms");
        }

        private static void AssertFails(Recorder client, int port, Hal.Outcome outcome, string cause, int timeoutMilliseconds = 5000)
        {
            Assert.AreEqual(outcome, client.Client.Connect(new ConnectPacket { ClientId = "c" }, timeoutMilliseconds), client.Client.LastError);
            Assert.AreEqual($"127.0.0.1:{port}: {cause}", client.Client.LastError);
            Assert.IsFalse(client.Client.IsConnected);
        }
    }
}
