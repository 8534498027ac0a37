using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>The client over TLS: whom it trusts, and what it says when it does not.</summary>
    [TestClass]
    public sealed class ClientTlsTests
    {
        [TestMethod]
        public void TrustsTheIssuerInTheFile()
        {
            using var broker = new BrokerUnderTest();
            using var front = new TlsFront(broker.Port);
            using var client = new Recorder(Settings(front, caFile: front.CaFile));
            client.Connect("c");
            client.Subscribe("a");
            client.PublishAndWait("a", "secretly");
            Assert.AreEqual("secretly", client.NextText());
        }

        [TestMethod]
        public void DoesNotTrustStrangers()
        {
            using var broker = new BrokerUnderTest();
            using var front = new TlsFront(broker.Port);
            AssertFails(Settings(front), Hal.Outcome.WrongReply, "TLS: ");
        }

        [TestMethod]
        public void DoesNotTrustAnotherName()
        {
            using var broker = new BrokerUnderTest();
            using var front = new TlsFront(broker.Port);
            AssertFails(Settings(front, caFile: front.CaFile, name: "elsewhere"), Hal.Outcome.WrongReply, "TLS: ");
        }

        [TestMethod]
        public void TrustsAnybodyIfToldTo()
        {
            using var broker = new BrokerUnderTest();
            using var front = new TlsFront(broker.Port);
            using var client = new Recorder(Settings(front, validates: false, name: "elsewhere"));
            client.Connect("c");
            client.PublishAndWait("a", "x");
        }

        [TestMethod]
        public void NamesAMissingFile()
        {
            using var broker = new BrokerUnderTest();
            using var front = new TlsFront(broker.Port);
            AssertFails(Settings(front, caFile: "/no/such/file.pem"), Hal.Outcome.OutOfRange, "CA file: ");
        }

        [TestMethod]
        public void SaysThatTheBrokerSpeaksNoTls()
        {
            using var broker = new BrokerUnderTest();
            AssertFails(new MqttClientSettings { Port = broker.Port, UseTls = true }, Hal.Outcome.WrongReply, "TLS: ");
        }

        private static MqttClientSettings Settings(TlsFront front, string? caFile = null, string name = "localhost", bool validates = true)
        {
            return new MqttClientSettings { Port = front.Port, UseTls = true, CaFile = caFile, TlsServerName = name, ValidatesServer = validates };
        }

        private static void AssertFails(MqttClientSettings settings, Hal.Outcome outcome, string cause)
        {
            using var client = new Recorder(settings);
            Assert.AreEqual(outcome, client.Client.Connect(new ConnectPacket { ClientId = "c" }, 5000), client.Client.LastError);
            StringAssert.StartsWith(client.Client.LastError, $"127.0.0.1:{settings.Port}: {cause}");
        }
    }
}
