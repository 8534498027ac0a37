using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    /// <summary>Settings of journal, uplink and seal.</summary>
    [TestClass]
    public class DeliverySettingTests
    {
        [TestMethod]
        [DataRow("journal-full=drop")]
        [DataRow("journal-full=stop")]
        [DataRow("journal-batch=8")]
        [DataRow("heartbeat-s=3600")]
        [DataRow("drain-frames-per-s=200")]
        [DataRow("seal=mac")]
        [DataRow("seal=signature")]
        [DataRow("seal-slot=15")]
        [DataRow("broker-roots=1")]
        [DataRow("broker-client-cert=1")]
        public void A_value_is_taken_and_is_in_the_canonical_text(string line)
        {
            var gateway = new GatewayConfiguration();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(line, gateway, out string message), message);
            Assert.IsTrue(gateway.CanonicalText().IndexOf("\n" + line + "\n") > 0, gateway.CanonicalText());
        }

        [TestMethod]
        [DataRow("journal-full=keep", "journal-full must be drop or stop")]
        [DataRow("journal-batch=0", "journal-batch must be a whole number, 1 to 8")]
        [DataRow("heartbeat-s=0", "heartbeat-s must be a whole number, 1 to 3600")]
        [DataRow("drain-frames-per-s=1", "drain-frames-per-s must be a whole number, 2 to 200")]
        [DataRow("seal=none", "seal must be mac or signature")]
        [DataRow("seal-slot=16", "seal-slot must be a whole number, 0 to 15")]
        [DataRow("broker-roots=yes", "broker-roots must be 0 or 1")]
        [DataRow("broker-client-cert=", "broker-client-cert must be 0 or 1")]
        public void Another_value_is_refused_by_name_and_line(string line, string reason)
        {
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read(line, new GatewayConfiguration(), out string message));
            Assert.AreEqual("node.cfg line 3: " + reason, message);
        }

        [TestMethod]
        public void The_defaults_are_those_of_the_handbook()
        {
            string text = new GatewayConfiguration().CanonicalText();
            string expected = "journal-full=drop\njournal-batch=1\nheartbeat-s=60\ndrain-frames-per-s=20\nseal=mac\nseal-slot=0\nbroker-roots=0\nbroker-client-cert=0\n";
            Assert.IsTrue(text.IndexOf(expected) > 0, text);
        }

        private static Outcome Read(string line, GatewayConfiguration gateway, out string message)
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + line);
            byte[] pem = NodeFiles.Bytes("-----BEGIN X-----\n");
            NodeFiles.Write(files, "broker.crt", pem);
            NodeFiles.Write(files, "client.crt", pem);
            NodeFiles.Write(files, "client.key", pem);
            var stored = new StoredConfiguration(files, gateway, new FiveParameterSettings());
            Outcome outcome = stored.Read();
            message = stored.Message;
            return outcome;
        }
    }
}
