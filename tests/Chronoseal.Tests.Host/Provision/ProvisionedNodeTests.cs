using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>From the command to frames: a node of the plant that has nothing but the files of `chronoseal provision`, put there as nanoff would.</summary>
    [TestClass]
    public sealed class ProvisionedNodeTests
    {
        private const int Seconds = 20;

        private static readonly string[] s_calibrations =
        [
            "--cal", "climate:cert=K-2026-0117,date=2026-01-17,due=2027-01-17",
            "--cal", "particles:cert=PC 88/4,due=2026-12-31,date=2025-12-31",
        ];

        private readonly ProvisionDesk _desk = new();
        private readonly List<string> _console = [];

        [TestCleanup]
        public void Delete() => _desk.Dispose();

        [TestMethod]
        public void ANodeStartsFromItsFilesAlone()
        {
            _desk.Made(["--wifi-ssid", "Plant", "--wifi-password-file", _desk.Sub("wifi.txt"), "--sensors", "climate,particles", .. s_calibrations]);
            FrameLog log = Run(ProvisionDesk.Node);
            Frame birth = log.Births.First();
            Assert.AreEqual(_desk.Entry.KeyId, birth.KeyIdHex);
            Assert.AreEqual(ProvisionDesk.Node, birth.Node);
            Assert.AreEqual(_desk.Entry.SettingsHash, Convert.ToHexStringLower(Record(birth, "cfg/hash").Data!.Value.Span));
            Assert.AreEqual("K-2026-0117", Record(birth, "s/climate/cert").Text);
            Assert.AreEqual("2026-01-17", Record(birth, "s/climate/cal").Text);
            Assert.AreEqual("2027-01-17", Record(birth, "s/climate/due").Text);
            Assert.AreEqual("PC 88/4", Record(birth, "s/particles/cert").Text);
            Assert.IsFalse(birth.Records.Any(record => record.Name.StartsWith("s/toc/", StringComparison.Ordinal)), "a sensor that is not fitted");
            Assert.IsGreaterThan(Seconds / 2, log.Data.Count());
            Assert.IsTrue(_console.Any(line => line.Contains("started as " + ProvisionDesk.Node, StringComparison.Ordinal)), string.Join("\n", _console));
        }

        // The device removes a file before it writes it, piece by piece.
        [TestMethod]
        public void OfSettingsThatArrivedInPartNothingIsTaken()
        {
            _desk.Made(["--sensors", "climate,particles", .. s_calibrations]);
            byte[] whole = File.ReadAllBytes(_desk.InNode("node.cfg"));
            byte[] key = File.ReadAllBytes(_desk.InNode("node.key"));
            for (int length = 0; length <= whole.Length; length++)
            {
                var files = new MemoryFileStore(new PlantRandom(1));
                files.Append("node.key", key, 0, key.Length);
                files.Append(ConfigurationStore.DeployedFile, whole, 0, length);
                var store = new ConfigurationStore(files);
                store.Open();
                Assert.AreEqual(length >= whole.Length - 1, store.HasSaved, $"{length} of {whole.Length} bytes: {store.Message}");
            }
        }

        [TestMethod]
        public void ANodeThatSignsHasNoSharedKey()
        {
            using PlantWorld world = World(out FrameSink sink);
            byte[] point = [0x04, .. P256.PublicKey(world.Nodes[0].SecureElement.Memory.Key(0)!)];
            string board = Convert.ToHexStringLower(world.Nodes[0].UniqueId);
            CommandRun run = _desk.Of("--eui64", board, "--broker", "broker.plant", "--seal", "signature", "--public-key", Convert.ToHexString(point));
            Assert.AreEqual(0, run.ExitCode, run.Error);
            Assert.IsFalse(File.Exists(_desk.InNode("node.key")));
            FrameLog log = Run(world, sink, board);
            Assert.AreEqual(_desk.Entry.KeyId, log.Births.First().KeyIdHex);
            Assert.AreEqual(Convert.ToHexStringLower(point), _desk.Entry.PublicKey);
            Assert.AreEqual(FrameSeal.Sign1, log.Births.First().Seal);
        }

        [TestMethod]
        public void ARenewedKeyTakesOverAndTheOldOneStillVerifies()
        {
            _desk.Made();
            using PlantWorld world = World(out FrameSink sink);
            FrameLog before = Run(world, sink, ProvisionDesk.Node);
            string old = _desk.Entry.KeyId;
            byte[][] frames = [.. before.Received];

            _desk.Made("--renew-key");
            Assert.AreNotEqual(old, _desk.Entry.KeyId);
            Assert.AreEqual(old, _desk.Entry.FormerKeys.Single().KeyId);
            PlantNode node = world.Nodes[0];
            NanoffFiles.Read(_desk.InNode("files.json")).Deploy(node.Files);
            var after = new FrameLog(_desk.Keys, ProvisionDesk.Node);
            Array.ForEach(frames, after.Take);
            sink.Log = after;
            node.CutPower(100);
            world.RunSeconds(Seconds);
            Assert.AreEqual(_desk.Entry.KeyId, after.Births.Last().KeyIdHex);
            Assert.AreEqual(old, after.Births.First().KeyIdHex);
            Assert.IsGreaterThan(frames.Length + 5, (int)after.Verified);
            Assert.IsEmpty(after.Conflicts);
        }

        [TestMethod]
        public void TlsFilesArriveWithTheSettingsThatAskForThem()
        {
            string client = _desk.WriteCertificate("client");
            _desk.Made("--broker-ca", _desk.WriteCertificate("ca"), "--client-cert", client, "--client-key", _desk.Sub("client.key"), "--broker-password-file", _desk.Sub("broker.txt"), "--settings", User());
            var flash = new MemoryFileStore(new PlantRandom(1));
            NanoffFiles.Read(_desk.InNode("files.json")).Deploy(flash);
            var gateway = new GatewayConfiguration();
            var store = new ConfigurationStore(flash);
            Assert.AreEqual(Outcome.Ok, store.Open(gateway, new FiveParameterSettings()), store.Message);
            Assert.IsTrue(gateway.BrokerTls);
            CollectionAssert.AreEqual(File.ReadAllBytes(_desk.Sub("ca.crt")), gateway.BrokerRoots);
            CollectionAssert.AreEqual(File.ReadAllBytes(client), gateway.ClientCertificate);
            CollectionAssert.AreEqual(File.ReadAllBytes(_desk.Sub("client.key")), gateway.ClientKey);
            Assert.AreEqual(ProvisionDesk.BrokerPassword, gateway.BrokerPassword);

            // What the node no longer has a use for does not stay behind on it, not even if the files here are gone as they should.
            File.Delete(_desk.InNode("client.key"));
            File.Delete(_desk.InNode("node.key"));
            _desk.Made("--force");
            NanoffFiles again = NanoffFiles.Read(_desk.InNode("files.json"));
            CollectionAssert.AreEquivalent(
                new[] { @"I:\broker.crt", @"I:\client.crt", @"I:\client.key" }, again.Files.Where(file => file.SourceFilePath is null).Select(file => file.DestinationFilePath).ToArray());
            again.Deploy(flash);
            Assert.AreEqual(Outcome.Ok, new ConfigurationStore(flash).Open(gateway, new FiveParameterSettings()));
            Assert.IsFalse(gateway.BrokerTls);
            Assert.IsNull(gateway.BrokerPassword, "a secret that was taken back");
            Assert.IsFalse(File.Exists(_desk.InNode("client.crt")));
        }

        private string User()
        {
            File.WriteAllText(_desk.Sub("settings.txt"), "broker-user=plant\n");
            return _desk.Sub("settings.txt");
        }

        private FrameLog Run(string name)
        {
            using PlantWorld world = World(out FrameSink sink);
            return Run(world, sink, name);
        }

        private static PlantWorld World(out FrameSink sink)
        {
            var made = new FrameSink();
            var broker = new MemoryBroker { Arrived = made.Take };
            sink = made;
            return new PlantWorld(new PlantSettings { Seed = 17, Node = Site.Usual, MqttFactory = (node, _) => broker.MakeLink(node) });
        }

        private FrameLog Run(PlantWorld world, FrameSink sink, string name)
        {
            PlantNode node = world.Nodes[0];
            NanoffFiles.Read(_desk.InNode("files.json")).Deploy(node.Files);
            sink.Log = new FrameLog(_desk.Keys, name);
            node.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => "", _console.Add, null).Run(new GatewayConfiguration(), new FiveParameterSettings()));
            world.RunSeconds(Seconds);
            Assert.AreEqual("", string.Join("\n", sink.Log.Complaints));
            Assert.IsGreaterThan(5, (int)sink.Log.Verified, string.Join("\n", _console));
            return sink.Log;
        }

        private static FrameRecord Record(Frame frame, string name) =>
            frame.Records.FirstOrDefault(record => record.Name == name) ?? throw new AssertFailedException($"no {name} among {string.Join(" ", frame.Records.Select(record => record.Name))}");
    }
}
