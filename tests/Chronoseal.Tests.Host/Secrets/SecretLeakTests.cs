using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>Whole runs of a node and of the command, with faults, cuts and a crash: no output of theirs holds a secret in any form.</summary>
    [TestClass]
    public sealed class SecretLeakTests
    {
        private const string Password = "b7Qx-sesame-94kT";
        private const int Cuts = 6;

        private readonly NodeOutputs _outputs = new();
        private readonly SecretSearch _search = new();
        private string _taskFault = "";

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DataRow("mac")]
        [DataRow("signature")]
        public void ANodeGivesNothingAway(string seal)
        {
            RunNode(seal, _ => { });
            foreach (string name in new[] { "console", "payload of frame", "payload of birth", "payload of state", "topic", "session", "crash" })
            {
                Assert.IsGreaterThan(20, _outputs.Length(name), name);
            }

            // The run went where it was sent: through restarts, a refused key, and seals that failed.
            string[] lines = seal == "mac"
                ? ["started as ", "status up-s=", "restart: the task uplink", "start: node.key is damaged", "configuration: node.key has neither", "stays; delete it"]
                : ["started as ", "status up-s=", "restart: the task uplink", "stays; delete it"];
            foreach (string line in lines)
            {
                Assert.IsTrue(_outputs.Holds("console", line), line + " in\n" + _outputs.Text("console"));
            }

            TestContext.WriteLine(string.Join(", ", _outputs.Names.Select(n => $"{n}: {_outputs.Length(n)} bytes")));
            Assert.AreEqual("", string.Join("\n", _outputs.Search(_search)));
        }

        /// <summary>Shows that the search finds what it looks for where it looks.</summary>
        [TestMethod]
        [DataRow("raw")]
        [DataRow("window")]
        [DataRow("hexadecimal")]
        [DataRow("spaced hexadecimal")]
        [DataRow("hexadecimal window")]
        [DataRow("base64")]
        [DataRow("base64 within more")]
        [DataRow("base64url")]
        [DataRow("decimals")]
        [DataRow("boot key")]
        [DataRow("password")]
        [DataRow("private key")]
        public void APlantedLeakIsFound(string form)
        {
            RunNode("mac", node => _outputs.Add("planted", Leak(form, node)));
            List<string> found = _outputs.Search(_search);
            Assert.IsNotEmpty(found);
            Assert.IsTrue(found.All(f => f.StartsWith("planted ", StringComparison.Ordinal)), string.Join("\n", found));
        }

        [TestMethod]
        [DataRow("mac")]
        [DataRow("signature")]
        public void TheSimulationKeepsItsSecrets(string seal)
        {
            var settings = new MqttBrokerSettings { UserName = "plant", Password = Password };
            Assert.AreEqual(Outcome.Ok, MqttBroker.Start(settings, out MqttBroker? broker, out string fault), fault);
            using var directory = new TemporaryDirectory();
            using (broker)
            {
                string address = $"mqtt://plant:{Password}@127.0.0.1:{broker!.Port}";
                CommandRun run = CommandRun.Simulate(40, "--json", "--nodes", "2", "--seal", seal, "--broker", address, "--out", directory.Path);
                Assert.AreEqual(0, run.ExitCode, run.Error);
                _outputs.Add("standard output", run.Output);
                _outputs.Add("standard error", run.Error);
            }

            AddRefusals(directory.Path);
            AddSimulationSecrets(directory.Path, seal);
            foreach (string path in Directory.EnumerateFiles(directory.Path).Where(p => Path.GetFileName(p) != "keys.json"))
            {
                _outputs.Add(Path.GetFileName(path), File.ReadAllBytes(path));
            }

            Assert.HasCount(4, _outputs.Names.ToList());
            Assert.AreEqual("", string.Join("\n", _outputs.Search(_search)));
        }

        [TestMethod]
        public void VerifyKeepsThePasswordOfTheBroker()
        {
            Assert.AreEqual(Outcome.Ok, MqttBroker.Start(new MqttBrokerSettings { UserName = "plant", Password = Password }, out MqttBroker? broker, out string fault), fault);
            using var directory = new TemporaryDirectory();
            using (broker)
            {
                string address = $"mqtt://plant:{Password}@127.0.0.1";
                string keys = directory.Sub("keys.json");
                File.WriteAllText(keys, $"{{\"0011223344556677\": \"{new string('1', 64)}\"}}");
                foreach (string path in new[] { $"{address}:{broker!.Port}", $"{address}:1", $"mqtt://plant:/{Password}@127.0.0.1", $"{address}:{broker.Port}/NO NODE" })
                {
                    CommandRun run = CommandRun.Of("verify", path, "--keys", keys, "--seconds", "1");
                    CommandRun keyless = CommandRun.Of("verify", path);
                    Assert.AreNotEqual(0, run.ExitCode);
                    _outputs.Add("verify", run.Output + run.Error + keyless.Output + keyless.Error);
                }
            }

            _search.AddPassword("the broker's password", Password);
            Assert.AreEqual("", string.Join("\n", _outputs.Search(_search)));
        }

        /// <summary>A record's own text shows all its properties: none of ours that holds a secret may leave it at that.</summary>
        [TestMethod]
        public void NoRecordWithASecretShowsItself()
        {
            Assembly[] assemblies =
            [
                typeof(Gateway).Assembly, typeof(IBoard).Assembly, typeof(PlantNode).Assembly, typeof(KeyRing).Assembly, typeof(Cli.Program).Assembly, typeof(MqttBroker).Assembly,
            ];
            string[] secretive =
            [
                .. assemblies.SelectMany(a => a.GetTypes())
                    .Where(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => IsSecretName(p.Name)))
                    .Where(ShowsItself)
                    .Select(t => t.FullName!),
            ];
            Assert.AreEqual("", string.Join("\n", secretive));
            Assert.IsTrue(ShowsItself(typeof(CommandRun)), "a record is known as one");
        }

        [TestMethod]
        public void NothingOfTheFirmwareHasATextOfItsOwn()
        {
            Type[] texts = [.. typeof(Gateway).Assembly.GetTypes().Where(t => t.GetMethod("ToString", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, []) != null)];
            Assert.IsEmpty(texts);
        }

        private void RunNode(string seal, Action<PlantNode> end)
        {
            var broker = new MemoryBroker { Arrived = (_, _, _) => { }, LoseEvery = 7 };
            using var world = new PlantWorld(new PlantSettings
            {
                Seed = 77,
                Node = Site.Usual,
                MqttFactory = (node, _) => _outputs.Listen(broker.MakeLink(node)),
            });
            PlantNode node = world.Nodes[0];
            Provision(node, seal);
            node.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => _taskFault, line => _outputs.Add("console", line), null)
                .Run(new GatewayConfiguration(), new FiveParameterSettings()));
            world.RunSeconds(70);
            BreakThings(world, node, broker);
            Crash(world, node);
            _outputs.AddFiles(node.Files, KeyStore.FileName, ConfigurationStore.DeployedFile, ConfigurationStore.FirstSlot, ConfigurationStore.SecondSlot);
            AddNodeSecrets(node);
            end(node);
        }

        private static void Provision(PlantNode node, string seal)
        {
            byte[] settings = Encoding.ASCII.GetBytes($"broker=broker.plant\nbroker-user=plant\nbroker-password={Password}\nboot-bad-limit=100\nseal={seal}\n");
            node.Files.Append(ConfigurationStore.DeployedFile, settings, 0, settings.Length);
            node.Files.Flush(ConfigurationStore.DeployedFile);
            byte[] keyId = new byte[8];
            byte[] key = new byte[32];
            node.Entropy.Fill(keyId, 0, keyId.Length);
            node.Entropy.Fill(key, 0, key.Length);
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(node.Files).Write(keyId, key));
        }

        private void BreakThings(PlantWorld world, PlantNode node, MemoryBroker broker)
        {
            broker.Mode = BrokerMode.Down;
            node.I2c.NacksToCome = 20;
            node.SecureElement.Faults.IsSilent = true;
            world.RunSeconds(20);
            node.SecureElement.Faults.IsSilent = false;
            broker.Mode = BrokerMode.Up;
            for (int cut = 0; cut < Cuts; cut++)
            {
                world.RunSeconds(5 + cut);
                node.Files.ChangesUntilPowerCut = 1 + cut;
                world.RunSeconds(5);
            }

            // A key that has rotted, then one that is gone, each at a start of its own; then as it was.
            byte[] record = Read(node.Files);
            foreach (byte[] spoilt in new[] { [.. record[..20], (byte)~record[20], .. record[21..]], record[..39], Array.Empty<byte>(), record })
            {
                node.Files.Delete(KeyStore.FileName);
                node.Files.Append(KeyStore.FileName, spoilt, 0, spoilt.Length);
                node.Files.Flush(KeyStore.FileName);
                Assert.AreEqual(Outcome.Unsupported, Refusal(node.Files));
                node.CutPower(100);
                world.RunSeconds(15);
            }

            // A faulted task ends in a restart that the console tells of.
            world.RunSeconds(60);
            _taskFault = "uplink";
            world.RunSeconds(2);
            _taskFault = "";
            world.RunSeconds(20);
        }

        private Outcome Refusal(MemoryFileStore files)
        {
            var provisioning = new KeyProvisioning(files);
            Outcome outcome = provisioning.Write(RandomNumberGenerator.GetBytes(8), RandomNumberGenerator.GetBytes(32));
            _outputs.Add("console", provisioning.Message);
            return outcome;
        }

        private void Crash(PlantWorld world, PlantNode node)
        {
            node.I2c.Attach(Sht4xEmulator.Address, new CrashingTarget());
            PlantFaultException crash = Assert.ThrowsExactly<PlantFaultException>(() => world.RunSeconds(5));
            _outputs.Add("crash", crash.ToString());
        }

        private void AddNodeSecrets(PlantNode node)
        {
            byte[] key = Read(node.Files)[8..40];
            _search.AddKey("the device key", key);
            for (int boot = 1; boot <= node.BootCount; boot++)
            {
                _search.AddKey($"the key of boot {boot}", BootKey.Derive(key, (ulong)boot));
            }

            _search.AddKey("the extracted key", HKDF.Extract(HashAlgorithmName.SHA256, key, []));
            _search.AddKey("the private key", node.SecureElement.Memory.Key(0)!);
            _search.AddPassword("the broker's password", Password);
        }

        private void AddRefusals(string directory)
        {
            // Over frames of another run, and where nobody listens.
            CommandRun over = CommandRun.Simulate(5, "--broker", $"mqtt://plant:{Password}@127.0.0.1:1", "--out", directory);
            CommandRun nowhere = CommandRun.Simulate(5, "--broker", $"mqtt://plant:{Password}@127.0.0.1:1");
            CommandRun wrong = CommandRun.Simulate(5, "--broker", $"mqtt:/plant:{Password}@127.0.0.1");
            foreach (CommandRun run in new[] { over, nowhere, wrong })
            {
                Assert.AreNotEqual(0, run.ExitCode);
                _outputs.Add("standard error", run.Output + run.Error);
            }
        }

        private void AddSimulationSecrets(string directory, string seal)
        {
            Assert.IsTrue(KeyRing.TryLoad(Path.Combine(directory, "keys.json"), out KeyRing? keys, out string error), error);
            _outputs.Add("standard error", keys.ToString());
            _search.AddPassword("the broker's password", Password);
            Assert.AreEqual(2, keys.Count);
            foreach (string keyId in keys.KeyIds.Where(_ => seal == "mac"))
            {
                Assert.IsTrue(keys.TryGet(Convert.FromHexString(keyId), out byte[]? key));
                _search.AddKey("the device key of " + keyId, key);
                _search.AddKey("the boot key of " + keyId, BootKey.Derive(key, 1));
            }
        }

        private static byte[] Leak(string form, PlantNode node)
        {
            byte[] key = Read(node.Files)[8..40];
            return form switch
            {
                "raw" => key,
                "window" => key[7..15],
                "hexadecimal" => Encoding.ASCII.GetBytes(Convert.ToHexString(key)),
                "spaced hexadecimal" => Encoding.ASCII.GetBytes(BitConverter.ToString(key)),
                "hexadecimal window" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key[24..])),
                "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(key)),
                "base64 within more" => Encoding.ASCII.GetBytes(Convert.ToBase64String([1, 2, .. key, 3, 4])),
                "base64url" => Encoding.ASCII.GetBytes(Convert.ToBase64String(key).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
                "decimals" => Encoding.ASCII.GetBytes("[" + string.Join(", ", key) + "]"),
                "boot key" => BootKey.Derive(key, 2),
                "private key" => node.SecureElement.Memory.Key(0)!,
                "password" => Encoding.ASCII.GetBytes("broker says no to " + Password),
                _ => throw new ArgumentOutOfRangeException(nameof(form)),
            };
        }

        private static byte[] Read(MemoryFileStore files)
        {
            files.Length(KeyStore.FileName, out long length);
            var record = new byte[length];
            files.Read(KeyStore.FileName, 0, record, 0, record.Length, out _);
            return record;
        }

        private static bool IsSecretName(string name) =>
            name.Contains("Password", StringComparison.Ordinal) || name.Contains("Secret", StringComparison.Ordinal) || name is "DeviceKey" or "BootKey" or "PrivateKey";

        private static bool ShowsItself(Type type)
        {
            MethodInfo? text = type.GetMethod("ToString", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, []);
            bool isRecord = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) != null;
            return isRecord && text?.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() != null;
        }

        private sealed class CrashingTarget : II2cTarget
        {
            public bool Write(ReadOnlySpan<byte> data) => throw new InvalidOperationException("a driver's programming error");

            public int Read(Span<byte> buffer) => throw new InvalidOperationException("a driver's programming error");
        }
    }
}
