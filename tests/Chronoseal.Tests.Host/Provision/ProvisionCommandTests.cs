using System.Security.Cryptography;
using System.Text.Json;
using Chronoseal.Cli;
using Chronoseal.Cli.Provision;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Secrets;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>`chronoseal provision`: what it writes, to whom, and what it will not do.</summary>
    [TestClass]
    public sealed class ProvisionCommandTests
    {
        private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        private readonly ProvisionDesk _desk = new();

        [TestCleanup]
        public void Delete() => _desk.Dispose();

        [TestMethod]
        public void NothingIsSaidOfASecretAndOthersCannotReadOne()
        {
            string client = _desk.WriteCertificate("client");
            string[] words =
            [
                "--broker-ca", _desk.WriteCertificate("ca"), "--client-cert", client, "--client-key", _desk.Sub("client.key"), "--settings", Settings("broker-user=plant\n"),
                "--broker-password-file", _desk.Sub("broker.txt"), "--wifi-ssid", "Plant", "--wifi-password-file", _desk.Sub("wifi.txt"),
                "--registry", _desk.Sub("registry.json"), "--keys", _desk.Sub("keys.json"),
            ];
            var outputs = new NodeOutputs();
            var search = new SecretSearch();
            search.AddPassword("the Wi-Fi's password", ProvisionDesk.WifiPassword);
            search.AddPassword("the broker's password", ProvisionDesk.BrokerPassword);
            search.AddKey("the client's key", PrivateScalar(_desk.Sub("client.key")));
            foreach (string more in new[] { "", "--force", "--renew-key" })
            {
                CommandRun run = _desk.Made([.. words, .. more.Length > 0 ? new[] { more } : []]);
                search.AddKey("a device key", File.ReadAllBytes(_desk.InNode("node.key"))[8..40]);
                CommandRun refused = _desk.Run(words);
                Assert.AreEqual(ExitCode.Usage, refused.ExitCode);
                outputs.Add("output", run.Output + refused.Output + refused.Error);
                foreach (string name in new[] { "registry.json", "files.json", "label.svg", "label.txt", "broker.crt", "client.crt" })
                {
                    outputs.Add(name, File.ReadAllText(_desk.InNode(name)));
                }
            }

            outputs.Add("shared registry", File.ReadAllText(_desk.Sub("registry.json")));
            Assert.AreEqual("", string.Join("\n", outputs.Search(search)));
            AssertModes();
        }

        [TestMethod]
        public void KeysComeFromTheOperatingSystemsGeneratorAndFromNowhereElse()
        {
            // Of 20 nodes no two bytes in a row of any key stand at the same place twice more often than chance would have it.
            var keys = new List<byte[]>();
            for (int i = 0; i < 20; i++)
            {
                Assert.AreEqual(0, CommandRun.Of("provision", "--node", $"n{i}", "--out", _desk.Sub($"n{i}"), "--broker", "b:1", "--keys", _desk.Sub("all.json")).ExitCode);
                keys.Add(File.ReadAllBytes(Path.Combine(_desk.Sub($"n{i}"), "node.key")));
            }

            Assert.HasCount(20, keys.Select(key => Convert.ToHexString(key[..8])).Distinct().ToList());
            Assert.IsTrue(Enumerable.Range(0, 38).All(at => keys.Select(key => Convert.ToHexString(key, at, 2)).Distinct().Count() > 15));
            Assert.IsTrue(KeyRing.TryLoad(_desk.Sub("all.json"), out KeyRing? all, out _) && all.Count == 20);

            // What comes out is what the generator gave, all of it and in order.
            byte next = 0;
            var given = new List<byte>();
            CommandRun run = _desk.With(
                bytes =>
                {
                    for (int i = 0; i < bytes.Length; i++)
                    {
                        bytes[i] = (byte)(13 * ++next);
                    }

                    given.AddRange(bytes);
                },
                DateTimeOffset.UnixEpoch,
                new ProvisionArguments { Node = "fixed", Out = _desk.Out, Broker = "b:1" });
            Assert.AreEqual(0, run.ExitCode, run.Error);
            CollectionAssert.AreEqual(given, File.ReadAllBytes(_desk.InNode("node.key"))[..40]);
        }

        [TestMethod]
        public void AFailedGeneratorLeavesNothingBehind()
        {
            CommandRun run = _desk.With(bytes => bytes.Clear(), DateTimeOffset.UnixEpoch, new ProvisionArguments { Node = "n", Out = _desk.Out, Broker = "b:1" });
            Assert.AreEqual(ExitCode.Environment, run.ExitCode);
            StringAssert.Contains(run.Error, "holds a blank key");
            Assert.IsFalse(Directory.Exists(_desk.Out));
        }

        [TestMethod]
        public void DeploymentsHaveTheFormsThatNanoffReads()
        {
            _desk.Made("--serial-port", "/dev/ttyUSB0", "--wifi-ssid", "Plant \"2\" é", "--wifi-password-file", _desk.Sub("wifi.txt"));
            NanoffFiles files = NanoffFiles.Read(_desk.InNode("files.json"));
            Assert.AreEqual("/dev/ttyUSB0", files.SerialPort);
            CollectionAssert.AreEqual(new[] { @"I:\node.key", @"I:\node.cfg" }, files.Files.Select(file => file.DestinationFilePath).ToArray());
            NanoffNetwork network = JsonSerializer.Deserialize<NanoffNetwork>(File.ReadAllText(_desk.InNode("network.json")), NanoffFiles.Form)!;
            Assert.AreEqual("/dev/ttyUSB0", network.SerialPort);
            Assert.AreEqual("Plant \"2\" é", network.WirelessClient!.Ssid);
            Assert.AreEqual(ProvisionDesk.WifiPassword, network.WirelessClient.Password);
            Assert.AreEqual("WPA2", network.WirelessClient.Authentication);
            Assert.AreEqual("WPA2", network.WirelessClient.Encryption);
            Assert.AreEqual("AutoConnect", network.WirelessClient.ConfigurationOption);
            Assert.IsTrue(network.WirelessClient.DhcpEnabled);

            // The names are exactly those, in case somebody's reader minds the case.
            using JsonDocument text = JsonDocument.Parse(File.ReadAllText(_desk.InNode("files.json")));
            CollectionAssert.AreEqual(new[] { "SerialPort", "Files" }, text.RootElement.EnumerateObject().Select(property => property.Name).ToArray());
            CollectionAssert.AreEqual(
                new[] { "DestinationFilePath", "SourceFilePath" }, text.RootElement.GetProperty("Files")[0].EnumerateObject().Select(property => property.Name).ToArray());
        }

        [TestMethod]
        public void ThePasswordMayComeFromTheStandardInput()
        {
            string[] words = ["provision", "--node", "n", "--broker", "b:1", "--out", _desk.Out, "--wifi-ssid", "Plant", "--wifi-password-file", "-"];
            CommandRun none = CommandRun.With("", words);
            Assert.AreEqual(ExitCode.Usage, none.ExitCode);
            StringAssert.Contains(none.Error, "its first line is empty");
            CommandRun run = CommandRun.With(ProvisionDesk.WifiPassword + "\n", words);
            Assert.AreEqual(0, run.ExitCode, run.Error);
            StringAssert.Contains(File.ReadAllText(_desk.InNode("network.json")), ProvisionDesk.WifiPassword);
        }

        [TestMethod]
        public void ASecondRunKeepsTheKeyUnlessItIsToBeRenewed()
        {
            string[] shared = ["--registry", _desk.Sub("registry.json"), "--keys", _desk.Sub("keys.json")];
            _desk.Made(shared);
            byte[] key = File.ReadAllBytes(_desk.InNode("node.key"));
            CommandRun refused = _desk.Run(shared);
            Assert.AreEqual(ExitCode.Usage, refused.ExitCode);
            foreach (string word in new[] { "--force", "--renew-key", "is lost", _desk.Entry.KeyId })
            {
                StringAssert.Contains(refused.Error, word);
            }

            CommandRun again = _desk.Made([.. shared, "--force", "--sensors", "climate"]);
            StringAssert.Contains(again.Output, "OTHER SETTINGS");
            CollectionAssert.AreEqual(key, File.ReadAllBytes(_desk.InNode("node.key")));
            CollectionAssert.AreEqual(new[] { "climate" }, ProvisionDesk.Registry(_desk.Sub("registry.json")).Nodes.Single().Sensors.ToArray());
            CommandRun same = _desk.Made([.. shared, "--force", "--settings", _desk.InNode("node.cfg")]);
            Assert.IsFalse(same.Output.Contains("OTHER SETTINGS", StringComparison.Ordinal), same.Output);

            _desk.Made([.. shared, "--renew-key", "--settings", _desk.InNode("node.cfg")]);
            CollectionAssert.AreNotEqual(key, File.ReadAllBytes(_desk.InNode("node.key")));
            Assert.AreEqual(2, _desk.Keys.Count);
            Assert.IsTrue(KeyRing.TryLoad(_desk.Sub("keys.json"), out KeyRing? all, out _) && all.Count == 2);
            RegistryEntry entry = ProvisionDesk.Registry(_desk.Sub("registry.json")).Nodes.Single();
            Assert.IsTrue(entry.HasKey(Convert.ToHexStringLower(key[..8])) && entry.HasKey(_desk.Entry.KeyId) && entry.KeyId == _desk.Entry.KeyId);
        }

        [TestMethod]
        public void AKeyThatWasMovedAwayIsNotInvented()
        {
            _desk.Made();
            File.Delete(_desk.InNode("keys.json"));
            CommandRun run = _desk.Run("--force");
            Assert.AreEqual(ExitCode.Usage, run.ExitCode);
            StringAssert.Contains(run.Error, "does not hold the shared key");
        }

        [TestMethod]
        public void WhatManyShareIsEnteredByOneAtATime()
        {
            File.WriteAllText(_desk.Sub("registry.json.lock"), "");
            CommandRun run = _desk.Run("--registry", _desk.Sub("registry.json"));
            Assert.AreEqual(ExitCode.Environment, run.ExitCode);
            StringAssert.Contains(run.Error, "by somebody else");
            StringAssert.Contains(run.Error, "Run the same again with --force");
            File.Delete(_desk.Sub("registry.json.lock"));
            string key = _desk.Entry.KeyId;
            _desk.Made("--registry", _desk.Sub("registry.json"), "--force");
            Assert.AreEqual(key, ProvisionDesk.Registry(_desk.Sub("registry.json")).Nodes.Single().KeyId);
            Assert.IsFalse(File.Exists(_desk.Sub("registry.json.lock")));
        }

        [TestMethod]
        public void ARegistryRefusesAnotherKeyAnotherBoardAndAnotherName()
        {
            string[] shared = ["--registry", _desk.Sub("registry.json"), "--broker", "b:1"];
            CommandRun Provision(string folder, params string[] words) => CommandRun.Of(["provision", "--out", _desk.Sub(folder), .. shared, .. words]);
            Assert.AreEqual(0, Provision("a", "--node", "one", "--eui64", "0211223344556677").ExitCode);
            StringAssert.Contains(Provision("b", "--node", "one").Error, "node one is registered with key");
            StringAssert.Contains(Provision("b", "--node", "two", "--eui64", "02-11-22-33-44-55-66-77").Error, "is registered as node one");
            Assert.IsFalse(Directory.Exists(_desk.Sub("b")), "nothing is written where something is refused");
            Assert.AreEqual(0, Provision("b", "--node", "one", "--renew-key").ExitCode, "a folder that was lost");
            Assert.HasCount(1, ProvisionDesk.Registry(_desk.Sub("registry.json")).Nodes.Single().FormerKeys);
            Assert.AreEqual(0, Provision("c", "--node", "two").ExitCode);
            Assert.HasCount(2, ProvisionDesk.Registry(_desk.Sub("registry.json")).Nodes);
        }

        [TestMethod]
        [DataRow("--broker b:1", "--node NAME or --eui64 HEX is needed")]
        [DataRow("--node n", "no broker is set")]
        [DataRow("--node Upper --broker b:1", "--node must be")]
        [DataRow("--node 0211223344556677 --broker b:1", "write it as --eui64")]
        [DataRow("--eui64 123 --broker b:1", "--eui64 must be 16")]
        [DataRow("--node n --broker b:0", "--broker: broker must be")]
        [DataRow("--node n --broker b:1 --settings @none", "--settings")]
        [DataRow("--node n --settings @bad", "line 2: has an unknown name")]
        [DataRow("--node n --broker b:1 --settings @other", "the line node=")]
        [DataRow("--node n --settings @broker --broker b:1", "say different things")]
        [DataRow("--eui64 0211223344556677 --broker b:1 --settings @other", "say the same with --node")]
        [DataRow("--node n --broker b:1 --settings @tls", "broker-roots and broker-client-cert need TLS")]
        [DataRow("--node n --broker b:1 --settings @roots", "name the file with --broker-ca")]
        [DataRow("--node n --broker b:1 --settings @long", "it must be 1 to")]
        [DataRow("--node n --broker b --broker-ca @ca.crt", "name the port too")]
        [DataRow("--node n --broker b:1 --broker-ca @past.crt", "ended on")]
        [DataRow("--node n --broker b:1 --broker-ca @ca.key", "holds a private key")]
        [DataRow("--node n --broker b:1 --broker-ca @bad", "holds 0 certificates")]
        [DataRow("--node n --broker b:1 --broker-ca @torn", "cannot be read")]
        [DataRow("--node n --broker b:1 --broker-ca @none", "--broker-ca")]
        [DataRow("--node n --broker b:1 --broker-ca @large", "it must be 1 to 8192")]
        [DataRow("--node n --broker b:1 --client-cert @ca.crt", "go together")]
        [DataRow("--node n --broker b:1 --client-cert @ca.crt --client-key @past.key", "is not the key of the first certificate")]
        [DataRow("--node n --broker b:1 --client-cert @ca.crt --client-key @ca.locked", "is encrypted")]
        [DataRow("--node n --broker b:1 --client-cert @ca.crt --client-key @ca.crt", "holds no private key")]
        [DataRow("--node n --broker b:1 --broker-password-file @wifi.txt", "a password needs a user")]
        [DataRow("--node n --broker b:1 --wifi-ssid W", "go together")]
        [DataRow("--node n --broker b:1 --wifi-ssid W --wifi-password-file @none", "--wifi-password-file")]
        [DataRow("--node n --broker b:1 --wifi-ssid W --wifi-password-file @short", "8 to 63 printable")]
        [DataRow("--node n --broker b:1 --wifi-ssid W --wifi-password-file @psk", "8 to 63 printable")]
        [DataRow("--node n --broker b:1 --wifi-ssid 12345678901234567890123456789012 --wifi-password-file @wifi.txt", "1 to 31")]
        [DataRow("--node n --broker b:1 --wifi-ssid W --wifi-password-file - --broker-password-file -", "cannot both read")]
        [DataRow("--node n --broker b:1 --sensors climate,nose", "--sensors: sensors must be")]
        [DataRow("--node n --broker b:1 --cal climate", "write it as SENSOR:cert")]
        [DataRow("--node n --broker b:1 --cal climate:due=2027-01-01", "cert always")]
        [DataRow("--node n --broker b:1 --cal climate:cert=A,cert=B", "each part once")]
        [DataRow("--node n --broker b:1 --cal climate:cert=A,date=2026-02-30", "cal-climate-date must be a date")]
        [DataRow("--node n --broker b:1 --cal climate:cert=A,date=2026-02-02,due=2026-02-01", "is before")]
        [DataRow("--node n --broker b:1 --cal nose:cert=A", "no setting cal-nose-cert")]
        [DataRow("--node n --broker b:1 --seal wax", "--seal: seal must be")]
        [DataRow("--node n --broker b:1 --seal signature", "needs --public-key")]
        [DataRow("--node n --broker b:1 --seal signature --public-key 04ab", "--public-key is not")]
        [DataRow("--node n --broker b:1 --seal signature --public-key @bad", "--public-key is not")]
        [DataRow("--node n --broker b:1 --public-key 04ab", "is for --seal signature")]
        [DataRow("--node n --broker b:1 --registry @bad", "is not a registry")]
        [DataRow("--node n --broker b:1 --keys @bad", "is not JSON")]
        [DataRow("--node n --broker b:1 --keys @nowhere/keys.json", "there is no such folder")]
        [DataRow("--node n --broker b:1 --registry @nowhere/registry.json", "there is no such folder")]
        public void WhatDoesNotFitIsRefusedBeforeAnythingIsWritten(string words, string reason)
        {
            WriteInputs();
            CommandRun run = _desk.Of([.. words.Split(' ').Select(word => word.StartsWith('@') ? _desk.Sub(word[1..]) : word)]);
            Assert.AreEqual(ExitCode.Usage, run.ExitCode, run.Error);
            StringAssert.Contains(run.Error, reason);
            Assert.AreEqual("", run.Output);
            Assert.IsFalse(Directory.Exists(_desk.Out));
            foreach (string secret in new[] { ProvisionDesk.WifiPassword, ProvisionDesk.BrokerPassword, "tiny-pw", "PRIVATE" })
            {
                Assert.IsFalse(run.Error.Contains(secret, StringComparison.Ordinal), run.Error);
            }
        }

        [TestMethod]
        public void FoldersOfOthersAreLeftAlone()
        {
            Directory.CreateDirectory(_desk.Out);
            File.WriteAllText(_desk.InNode("notes.txt"), "mine");
            StringAssert.Contains(_desk.Run("--force").Error, "holds no node that was provisioned");
            File.Delete(_desk.InNode("notes.txt"));
            _desk.Made();
            StringAssert.Contains(_desk.Of("--node", "another", "--broker", "b:1", "--force").Error, "holds node cleanroom-3; name another folder");
            File.WriteAllText(_desk.Sub("file"), "mine");
            StringAssert.Contains(CommandRun.Of("provision", "--out", _desk.Sub("file"), "--node", "n", "--broker", "b:1").Error, "is a file");
            CommandRun nowhere = CommandRun.Of("provision", "--out", "/proc/nodes/n", "--node", "n", "--broker", "b:1");
            Assert.AreEqual(ExitCode.Environment, nowhere.ExitCode, nowhere.Error);
            StringAssert.Contains(nowhere.Error, "/proc/nodes/n");
        }

        [TestMethod]
        public void CertificatesAreDescribedAndSoIsTheirEnd()
        {
            StringAssert.Contains(_desk.Made("--broker-ca", _desk.WriteCertificate("ca", 1, 400)).Output, "NOT VALID YET");
            StringAssert.Contains(_desk.Made("--force", "--broker-ca", _desk.WriteCertificate("ca", -1, 60)).Output, "ENDS SOON");
            StringAssert.Contains(_desk.Made("--force", "--broker-ca", _desk.WriteCertificate("ca", -1, 400)).Output, "broker.crt: CN=ca, valid ");
            CommandRun run = _desk.Made("--force", "--cal", "toc:cert=T-1,due=2020-01-01");
            StringAssert.Contains(run.Output, "toc: certificate T-1, of ?, due 2020-01-01: OVERDUE");
            StringAssert.Contains(run.Output, "without calibration certificate: climate, hcho, particles");
            _desk.Made("--force", "--client-cert", _desk.WriteCertificate("old"), "--client-key", _desk.Sub("old.sec1"));
        }

        private void AssertModes()
        {
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            foreach (string name in new[] { "node.key", "node.cfg", "client.key", "network.json", "keys.json" })
            {
                Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(_desk.InNode(name)), name);
            }

            Assert.AreEqual(OwnerOnly, File.GetUnixFileMode(_desk.Sub("keys.json")));
            Assert.AreEqual(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_desk.Out));
        }

        private void WriteInputs()
        {
            _desk.WriteCertificate("ca");
            _desk.WriteCertificate("past", -20, -1);
            File.WriteAllText(_desk.Sub("torn"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
            File.WriteAllText(_desk.Sub("bad"), $"# a comment\npassword={ProvisionDesk.BrokerPassword}\n");
            File.WriteAllText(_desk.Sub("other"), "node=other\n");
            File.WriteAllText(_desk.Sub("broker"), "broker=elsewhere:1883\n");
            File.WriteAllText(_desk.Sub("tls"), "broker-roots=1\n");
            File.WriteAllText(_desk.Sub("roots"), "broker-tls=1\nbroker-roots=1\n");
            File.WriteAllText(_desk.Sub("long"), new string('#', 100_000));
            File.WriteAllText(_desk.Sub("large"), new string('#', 8_193));
            File.WriteAllText(_desk.Sub("short"), "tiny-pw\n");
            File.WriteAllText(_desk.Sub("psk"), new string('a', 64));
        }

        private string Settings(string text)
        {
            File.WriteAllText(_desk.Sub("settings.txt"), text);
            return _desk.Sub("settings.txt");
        }

        private static byte[] PrivateScalar(string path)
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            return key.ExportParameters(true).D!;
        }
    }
}
