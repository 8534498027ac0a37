using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class StoredConfigurationTests
    {
        private const string Everything =
            "# line 3, room 12\r\n"
            + "\r\n"
            + "format=1\r\n"
            + "node = line3-room12\r\n"
            + "epoch-us=500000\r\n"
            + "broker=10.0.0.5:8883\r\n"
            + "broker-tls=1\r\n"
            + "broker-user=node\r\n"
            + "broker-password=a=b # c\r\n"
            + "keep-alive-s=60\r\n"
            + "crystal-ppm=10\r\n"
            + "clock-expiry-us=200000\r\n"
            + "toc-host=toc.example\r\n"
            + "toc-port=1502\r\n"
            + "particle-unit=17\r\n"
            + "channel-sizes=0.3 um, 0.5 um,5.0 um";

        [TestMethod]
        public void A_password_without_a_user_is_refused_and_not_shown()
        {
            MemoryFiles files = NodeFiles.Create("broker=broker.example:1883\nbroker-password=hush-hush\n");
            var stored = new StoredConfiguration(files, new GatewayConfiguration(), new FiveParameterSettings());
            Assert.AreEqual((int)Outcome.OutOfRange, (int)stored.Read());
            Assert.IsTrue(stored.Message.IndexOf("add the line broker-user=name") > 0, stored.Message);
            Assert.IsTrue(stored.Message.IndexOf("hush") < 0);
        }

        [TestMethod]
        public void Every_setting_is_taken()
        {
            var gateway = new GatewayConfiguration();
            var node = new FiveParameterSettings();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(Everything, gateway, node, out string message), message);
            Assert.AreEqual("", message);
            Assert.AreEqual("line3-room12", gateway.NodeName);
            Assert.AreEqual(500000L, gateway.EpochMicroseconds);
            Assert.AreEqual("10.0.0.5", gateway.BrokerHost);
            Assert.AreEqual(8883, gateway.BrokerPort);
            Assert.IsTrue(gateway.BrokerTls);
            Assert.AreEqual("node", gateway.BrokerUser);
            Assert.AreEqual("a=b # c", gateway.BrokerPassword);
            Assert.AreEqual(60, gateway.KeepAliveSeconds);
            Assert.AreEqual(10, gateway.Clock.CrystalPartsPerMillion);
            Assert.AreEqual(200000L, gateway.Clock.ExpiryMicroseconds);
            Assert.AreEqual("toc.example", node.TocHost);
            Assert.AreEqual(1502, node.TocPort);
            Assert.AreEqual(17, node.Particles.Profile.Unit);
            Assert.AreEqual(3, node.Particles.ChannelSizes.Length);
            Assert.AreEqual("0.5 um", node.Particles.ChannelSizes[1]);
        }

        [TestMethod]
        public void What_is_not_set_keeps_the_default_of_the_board()
        {
            var gateway = new GatewayConfiguration();
            var node = new FiveParameterSettings();
            gateway.Clock.ExpiryMicroseconds = 150000L;
            Assert.AreEqual((int)Outcome.Ok, (int)Read("broker=broker", gateway, node, out string message), message);
            Assert.AreEqual("broker", gateway.BrokerHost);
            Assert.AreEqual(1883, gateway.BrokerPort);
            Assert.AreEqual(1000000L, gateway.EpochMicroseconds);
            Assert.AreEqual(150000L, gateway.Clock.ExpiryMicroseconds);
            Assert.IsTrue(gateway.NodeName == null && gateway.BrokerUser == null && gateway.BrokerPassword == null);
            Assert.AreEqual(502, node.TocPort);
            Assert.AreEqual(1, node.Particles.Profile.Unit);
        }

        [TestMethod]
        public void The_canonical_text_can_be_read_back()
        {
            var gateway = new GatewayConfiguration { BrokerHost = "broker", BrokerUser = "node" };
            string text = gateway.CanonicalText();
            var again = new GatewayConfiguration();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(text, again, new FiveParameterSettings(), out string message), message);
            Assert.AreEqual(text, again.CanonicalText());
        }

        [TestMethod]
        [DataRow("format=2")]
        [DataRow("node=Room 12")]
        [DataRow("node=a23456789012345678901234567890123")]
        [DataRow("epoch-us=300000")]
        [DataRow("epoch-us=50000")]
        [DataRow("epoch-us=0")]
        [DataRow("epoch-us=1500000")]
        [DataRow("epoch-us=3601000000")]
        [DataRow("epoch-us=99999999999")]
        [DataRow("broker=")]
        [DataRow("broker=:1883")]
        [DataRow("broker=host:")]
        [DataRow("broker=host:0")]
        [DataRow("broker=host:65536")]
        [DataRow("broker=host:1:2")]
        [DataRow("broker=ho st")]
        [DataRow("broker-tls=yes")]
        [DataRow("keep-alive-s=4")]
        [DataRow("keep-alive-s=65536")]
        [DataRow("keep-alive-s=-5")]
        [DataRow("keep-alive-s=30s")]
        [DataRow("keep-alive-s=")]
        [DataRow("crystal-ppm=0")]
        [DataRow("crystal-ppm=501")]
        [DataRow("clock-expiry-us=999")]
        [DataRow("clock-expiry-us=60000001")]
        [DataRow("toc-host=")]
        [DataRow("toc-port=70000")]
        [DataRow("particle-unit=0")]
        [DataRow("particle-unit=248")]
        [DataRow("particle-unit=257")]
        [DataRow("channel-sizes=")]
        [DataRow("channel-sizes=0.5 um,,5.0 um")]
        [DataRow("channel-sizes=1,2,3,4,5,6,7,8,9")]
        [DataRow("channel-sizes=12345678901234567")]
        public void A_value_out_of_range_is_refused_by_name_and_line(string line)
        {
            string name = line.Substring(0, line.IndexOf('='));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read("# one\n" + line + "\n", out string message), line);
            Assert.AreEqual(0, message.IndexOf("node.cfg line 2: " + name + " must be "), message);
        }

        [TestMethod]
        [DataRow("epoch-us=100000")]
        [DataRow("epoch-us=2000000")]
        [DataRow("epoch-us=3600000000")]
        [DataRow("node=")]
        [DataRow("broker-user=")]
        [DataRow("keep-alive-s=5")]
        [DataRow("keep-alive-s=65535")]
        [DataRow("particle-unit=247")]
        [DataRow("channel-sizes=1,2,3,4,5,6,7,8")]
        [DataRow("   ")]
        [DataRow("  # indented")]
        public void The_ends_of_the_ranges_are_taken(string line)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)Read(NodeFiles.Settings + line, out string message), message);
        }

        [TestMethod]
        [DataRow("hunter2", "is not a setting")]
        [DataRow("=hunter2", "is not a setting")]
        [DataRow("hunter2=hunter2", "has an unknown name")]
        [DataRow("Broker-password=hunter2", "has an unknown name")]
        [DataRow("toc-port=hunter2", "toc-port must be")]
        [DataRow("broker-tls=1", "broker-tls is set twice")]
        [DataRow("broker-password=hunter2\u00e4", "is not printable ASCII")]
        [DataRow("broker-password=\thunter2", "is not printable ASCII")]
        [DataRow("broker-user=hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2", "broker-user must be")]
        public void A_refusal_names_the_line_and_quotes_nothing(string line, string reason)
        {
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read(NodeFiles.Settings + line + "\n", out string message));
            Assert.AreEqual(0, message.IndexOf("node.cfg line 3: "), message);
            Assert.IsTrue(message.IndexOf(reason) > 0, message);
            Assert.IsTrue(message.IndexOf("hunter2") < 0, message);
        }

        [TestMethod]
        public void A_password_that_is_too_long_is_refused_and_not_shown()
        {
            string line = "broker-password=";
            for (int i = 0; i < 129; i++)
            {
                line += "x";
            }

            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read(line, out string message));
            Assert.IsTrue(message.IndexOf("broker-password must be") > 0, message);
            Assert.IsTrue(message.IndexOf("xx") < 0, message);
        }

        [TestMethod]
        [DataRow(2048, (int)Outcome.Ok)]
        [DataRow(2049, (int)Outcome.OutOfRange)]
        public void The_length_of_the_file_is_limited(int length, int expected)
        {
            string text = "broker=b\n";
            while (text.Length < length)
            {
                text += "#";
            }

            Assert.AreEqual(expected, (int)Read(text, out string message));
            Assert.AreEqual(expected != (int)Outcome.Ok, message.IndexOf("longer than 2048 bytes") > 0, message);
        }

        [TestMethod]
        public void Without_settings_or_broker_the_message_says_what_to_add()
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.key", NodeFiles.Key());
            var stored = new StoredConfiguration(files, new GatewayConfiguration(), new FiveParameterSettings());
            Assert.AreEqual((int)Outcome.OutOfRange, (int)stored.Read());
            Assert.AreEqual("node.cfg: no broker is set; add the line broker=host:port", stored.Message);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)Read("# nothing", out string message));
            Assert.AreEqual(stored.Message, message);
        }

        private static Outcome Read(string settings, out string message)
        {
            return Read(settings, new GatewayConfiguration(), new FiveParameterSettings(), out message);
        }

        private static Outcome Read(string settings, GatewayConfiguration gateway, FiveParameterSettings node, out string message)
        {
            var stored = new StoredConfiguration(NodeFiles.Create(settings), gateway, node);
            Outcome outcome = stored.Read();
            message = stored.Message;
            return outcome;
        }
    }
}
