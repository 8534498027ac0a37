using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>TLS with server verification and a client certificate, user and password, and a state with a name for each that is wrong.</summary>
    [TestClass]
    public sealed class UplinkTlsTests
    {
        private const string Password = "correct-horse";

        private static Authority s_issuer = null!;
        private static Authority s_stranger = null!;

        [ClassInitialize]
        public static void MakeAuthorities(TestContext context)
        {
            s_issuer = new Authority("issuer");
            s_stranger = new Authority("stranger");
        }

        [ClassCleanup]
        public static void RemoveAuthorities()
        {
            s_issuer.Dispose();
            s_stranger.Dispose();
        }

        [TestMethod]
        public void FramesArriveOverTlsWithClientCertificateAndPassword()
        {
            using var rig = Rig(Good);
            rig.Boot();
            rig.RunUntil(60, () => rig.Gateway.Health.FramesAcknowledged >= 20);
            Assert.AreEqual(UplinkState.Online, rig.Gateway.UplinkState);
            Assert.AreEqual(LinkFailure.None, rig.Gateway.UplinkFailure);
            Assert.AreEqual(0, rig.Gateway.Health.UplinkRefusals);
        }

        [TestMethod]
        public void WrongIssuerOfTheBroker() => AssertRefused(LinkFailure.ServerCertificate, c => c.BrokerRoots = s_stranger.Pem);

        [TestMethod]
        public void NoClientCertificate() => AssertRefused(LinkFailure.ClientCertificate, c => c.ClientCertificate = c.ClientKey = null!);

        [TestMethod]
        public void ClientCertificateOfAnotherIssuer() => AssertRefused(LinkFailure.ClientCertificate, c => Show(c, s_stranger, 1));

        [TestMethod]
        public void ExpiredClientCertificate() => AssertRefused(LinkFailure.ClientCertificate, c => Show(c, s_issuer, -1));

        [TestMethod]
        public void WrongClientCertificateUnderTls12() =>
            AssertRefused(LinkFailure.ClientCertificate, c => Show(c, s_stranger, 1), broker: () => SecureBroker("tls_version tlsv1.2"));

        [TestMethod]
        public void ExpiredBroker() => AssertRefused(LinkFailure.ServerCertificate, _ => { }, broker: () => SecureBroker(endsInDays: -1));

        [TestMethod]
        public void BrokerOfAnotherName() => AssertRefused(LinkFailure.ServerCertificate, _ => { }, broker: () => SecureBroker(name: "elsewhere"));

        // mosquitto answers 5, not authorised, to a wrong password too.
        [TestMethod]
        public void WrongPassword() => AssertRefused(LinkFailure.NotAuthorised, c => c.BrokerPassword = "wrong");

        [TestMethod]
        public void NoUser() => AssertRefused(LinkFailure.NotAuthorised, c => c.BrokerUser = c.BrokerPassword = null!);

        [TestMethod]
        public void BrokerWithoutTls()
        {
            using var rig = new UplinkRig(400, broker: new RealBroker(), configure: Good, host: "localhost");
            rig.Boot();
            rig.RunUntil(30, () => rig.Gateway.UplinkFailure != LinkFailure.None);
            Assert.AreEqual(LinkFailure.TlsFailed, rig.Gateway.UplinkFailure);
        }

        [TestMethod]
        public void NobodyListens()
        {
            using var rig = new UplinkRig(401);
            rig.Proxy.Dispose();
            rig.Boot();
            rig.RunUntil(30, () => rig.Gateway.UplinkFailure != LinkFailure.None);
            Assert.AreEqual(LinkFailure.Unreachable, rig.Gateway.UplinkFailure);
        }

        [TestMethod]
        public void NameThatNobodyHas()
        {
            using var link = new HostMqttLink(new MqttEndpoint { Host = "no-such-broker.invalid", Port = 1883 });
            link.Attach(new LinkEventQueue(new PlantWorld(new PlantSettings()).Nodes[0].Timeline.CreateSignal()));
            Assert.AreNotEqual(Outcome.Ok, link.Connect(new MqttSession { ClientId = "n", KeepAliveSeconds = 30, CleanSession = true, ConnectTimeoutMilliseconds = 9000 }));
            Assert.AreEqual(LinkFailure.NameNotFound, link.Failure);
        }

        private static void AssertRefused(LinkFailure expected, Action<GatewayConfiguration> spoil, Func<RealBroker>? broker = null)
        {
            using UplinkRig rig = Rig(c => { Good(c); spoil(c); }, broker);
            rig.Boot();
            rig.World.RunSeconds(600);
            Assert.AreEqual(expected, rig.Gateway.UplinkFailure);
            Assert.AreEqual(UplinkState.Waiting, rig.Gateway.UplinkState);
            string status = StatusLine.Format(rig.Gateway, Outcome.Ok, 0);
            StringAssert.Contains(status, $"uplink=Waiting({LinkFailures.Name(expected)})");
            StringAssert.Contains(status, "uplink-remedy=check ");
            Assert.IsFalse(status.Contains(Password, StringComparison.Ordinal));

            // Named and counted, and no fast loop: half of the longest pause at least between two attempts.
            long attempts = rig.Gateway.Health.UplinkRefusals;
            Assert.IsGreaterThan(5, attempts);
            Assert.IsLessThanOrEqualTo((600 / (Limits.ReconnectMaximumMicroseconds / 2 / 1_000_000)) + 1, attempts);
            Assert.AreEqual(0, rig.Gateway.Health.Connections);
            Assert.AreEqual(rig.Gateway.Health.FramesSealed, rig.Gateway.PendingFrames);
        }

        private static UplinkRig Rig(Action<GatewayConfiguration> configure, Func<RealBroker>? broker = null)
        {
            return new UplinkRig(402, broker: broker == null ? SecureBroker() : broker(), configure: configure, host: "localhost");
        }

        private static RealBroker SecureBroker(string? line = null, string name = "localhost", int endsInDays = 1)
        {
            (byte[] certificate, byte[] key) = s_issuer.Issue(name, endsInDays);
            string passwords = s_issuer.Write("passwords", []);
            Tool.Run("mosquitto_passwd", "-b", passwords, "node", Password);
            return new RealBroker(
                false,
                "cafile " + s_issuer.Write("issuer.crt", s_issuer.Pem),
                "certfile " + s_issuer.Write("broker.crt", certificate),
                "keyfile " + s_issuer.Write("broker.key", key),
                "require_certificate true",
                "password_file " + passwords,
                line ?? "");
        }

        private static void Good(GatewayConfiguration configuration)
        {
            configuration.BrokerTls = true;
            configuration.BrokerUser = "node";
            configuration.BrokerPassword = Password;
            configuration.BrokerRoots = s_issuer.Pem;
            Show(configuration, s_issuer, 1);
        }

        private static void Show(GatewayConfiguration configuration, Authority issuer, int endsInDays)
        {
            (configuration.ClientCertificate, configuration.ClientKey) = issuer.Issue("node", endsInDays);
        }
    }
}
