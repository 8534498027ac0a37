using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class StoredCertificatesTests
    {
        private const string Tls = NodeFiles.Settings + "broker-roots=1\nbroker-client-cert=1\n";
        private const string Pem = "text\n-----BEGIN X-----\nAA==\n-----END X-----\n";

        [TestMethod]
        public void Files_are_read_where_the_settings_ask_for_them()
        {
            MemoryFiles files = NodeFiles.Create(Tls);
            Write(files, "broker.crt", Pem);
            Write(files, "client.crt", Pem);
            Write(files, "client.key", Pem + "2");
            Assert.AreEqual("", Read(files, Outcome.Ok, out GatewayConfiguration configuration));
            MqttEndpoint broker = configuration.Broker();
            Assert.AreEqual(Pem.Length, broker.Roots.Length);
            Assert.AreEqual(Pem.Length, broker.ClientCertificate.Length);
            Assert.AreEqual(Pem.Length + 1, broker.ClientKey.Length);
            Assert.IsTrue(broker.UsesTls);
        }

        [TestMethod]
        public void Files_that_nobody_asked_for_are_left_alone()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            Write(files, "client.key", "rubbish");
            Assert.AreEqual("", Read(files, Outcome.Ok, out GatewayConfiguration configuration));
            Assert.IsTrue(configuration.Broker().ClientKey == null && configuration.Broker().Roots == null);
        }

        [TestMethod]
        [DataRow("broker.crt")]
        [DataRow("client.crt")]
        [DataRow("client.key")]
        public void A_file_that_is_missing_too_long_or_no_certificate_is_named_with_its_remedy(string name)
        {
            Assert.IsTrue(Read(Without(name, null), Outcome.OutOfRange, out _).StartsWith(name + " is not there; write "));
            Assert.IsTrue(Read(Without(name, Pem + new string('x', Limits.CertificateFileBytes)), Outcome.OutOfRange, out _).StartsWith(name + " is longer than 8192 bytes; "));
            string message = Read(Without(name, "s3cret -----BEGIN-----"), Outcome.OutOfRange, out _);
            Assert.IsTrue(message.StartsWith(name + " is no PEM file; "));
            Assert.IsTrue(message.IndexOf("s3cret") < 0);
        }

        // A node without the roots that it was to trust would speak to anybody.
        [TestMethod]
        public void A_read_that_fails_once_is_never_taken_for_a_configuration()
        {
            for (int reads = 0; reads < 40; reads++)
            {
                MemoryFiles files = NodeFiles.Create(Tls);
                Write(files, "broker.crt", Pem);
                Write(files, "client.crt", Pem);
                Write(files, "client.key", Pem);
                files.ReadsUntilFailure = reads;
                var store = new ConfigurationStore(files);
                var configuration = new GatewayConfiguration();
                Outcome outcome = store.Open(configuration, new FiveParameterSettings());
                Assert.IsTrue(outcome == Outcome.Ok || store.Message.Length > 0, "read " + reads.ToString());
                Assert.IsTrue(outcome != Outcome.Ok || (configuration.Broker().Roots != null && configuration.Broker().ClientKey != null), "read " + reads.ToString());
            }
        }

        [TestMethod]
        public void Certificates_without_tls_are_refused()
        {
            MemoryFiles files = NodeFiles.Create("broker=broker.example:1883\nbroker-roots=1\n");
            Assert.IsTrue(Read(files, Outcome.NotReady, out _).IndexOf("set broker-tls to 1") > 0);
        }

        private static MemoryFiles Without(string name, string content)
        {
            MemoryFiles files = NodeFiles.Create(Tls);
            string[] names = { "broker.crt", "client.crt", "client.key" };
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] != name)
                {
                    Write(files, names[i], Pem);
                }
                else if (content != null)
                {
                    Write(files, name, content);
                }
            }

            return files;
        }

        private static void Write(MemoryFiles files, string name, string content)
        {
            NodeFiles.Write(files, name, NodeFiles.Bytes(content));
        }

        private static string Read(MemoryFiles files, Outcome expected, out GatewayConfiguration configuration)
        {
            configuration = new GatewayConfiguration();
            var store = new ConfigurationStore(files);
            Assert.AreEqual((int)expected, (int)store.Open(configuration, new FiveParameterSettings()), store.Message);
            return store.Message;
        }
    }
}
