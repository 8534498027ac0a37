using Chronoseal.Cli;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.Evidence.Mutation;
using Chronoseal.Tests.Host.Mqtt;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>The registry of nodes, and what the collector and the verifier make of it.</summary>
    [TestClass]
    public sealed class RegistryTests
    {
        private static readonly string s_hash = new('a', 64);
        private readonly TemporaryDirectory _folder = new();

        private string RegistryPath => _folder.Sub("registry.json");

        [TestCleanup]
        public void Delete() => _folder.Dispose();

        [TestMethod]
        public void ARegistryComesBackAsItWas()
        {
            var registry = new NodeRegistry();
            Assert.IsTrue(registry.TryEnter(Entry("one", "0011223344556677"), false, out string reason), reason);
            RegistryEntry two = Entry("two", "8811223344556677") with
            {
                Eui64 = "0211223344556677",
                Calibrations = [new RegistryCalibration { Sensor = "toc", Certificate = "ü \"1\"", Due = "2027-01-01" }],
                FormerKeys = [new RegistryKey { KeyId = "9911223344556677", Seal = "mac", Provisioned = DateTimeOffset.UnixEpoch }],
            };
            Assert.IsTrue(registry.TryEnter(two, false, out reason), reason);
            Assert.IsTrue(registry.TrySave(RegistryPath, out string error), error);
            NodeRegistry back = ProvisionDesk.Registry(RegistryPath);
            CollectionAssert.AreEqual(registry.ToBytes(), back.ToBytes());
            Assert.IsTrue(back.TryFind("two", out RegistryEntry? found) && found.HasKey("9911223344556677") && !found.HasKey("0011223344556677"));
        }

        [TestMethod]
        [DataRow("", "is not a registry")]
        [DataRow("[]", "is not a registry")]
        [DataRow("""{"registry":1}""", "is not a registry")]
        [DataRow("""{"registry":2,"nodes":[]}""", "of version 2")]
        [DataRow("""{"registry":1,"nodes":null}""", "is not a registry")]
        [DataRow("""{"registry":1,"nodes":[null]}""", "holds a null")]
        [DataRow("""{"registry":1,"nodes":[],"extra":1}""", "is not a registry")]
        [DataRow("""{"registry":1,"nodes":[ENTRY,ENTRY]}""", "node one is listed twice")]
        [DataRow("""{"registry":1,"nodes":[ENTRY,OTHER]}""", "is that of node one")]
        [DataRow("""{"registry":1,"nodes":[BADNAME]}""", "name is not")]
        [DataRow("""{"registry":1,"nodes":[BADKEY]}""", "key identifier is not")]
        [DataRow("""{"registry":1,"nodes":[BADSEAL]}""", "neither mac nor signature")]
        [DataRow("""{"registry":1,"nodes":[BADHASH]}""", "settings hash")]
        [DataRow("""{"registry":1,"nodes":[NULLSENSOR]}""", "holds a null")]
        [DataRow("""{"registry":1,"nodes":[NOPUBLIC]}""", "not 04, X, Y")]
        public void WhatIsNoRegistryIsNamed(string text, string reason)
        {
            const string Form = """{"node":"one","keyId":"0011223344556677","seal":"mac","provisioned":"2026-11-22T00:00:00Z","settingsHash":"HASH","sensors":["toc"]}""";
            string entry = Form.Replace("HASH", s_hash);
            File.WriteAllText(RegistryPath, text.Replace("ENTRY", entry).Replace("OTHER", entry.Replace("\"one\"", "\"two\"")).Replace("BADNAME", entry.Replace("\"one\"", "\"One\""))
                .Replace("BADKEY", entry.Replace("0011", "00")).Replace("BADSEAL", entry.Replace("\"mac\"", "\"wax\"")).Replace("BADHASH", entry.Replace(s_hash, "a"))
                .Replace("NULLSENSOR", entry.Replace("\"toc\"", "null")).Replace("NOPUBLIC", entry.Replace("\"mac\"", "\"signature\"")));
            Assert.IsFalse(NodeRegistry.TryLoad(RegistryPath, out _, out string error));
            StringAssert.Contains(error, reason);
            StringAssert.Contains(error, RegistryPath);
        }

        [TestMethod]
        public void AKeyBelongsToOneNodeAndOneSeal()
        {
            var registry = new NodeRegistry();
            Assert.IsTrue(registry.TryEnter(Entry("one", "0011223344556677"), false, out _));
            Assert.IsFalse(registry.TryEnter(Entry("two", "0011223344556677"), true, out string reason));
            StringAssert.Contains(reason, "is that of node one");
            Assert.IsTrue(registry.TryEnter(Entry("one", "1111223344556677"), true, out _));
            Assert.IsFalse(registry.TryEnter(Entry("two", "0011223344556677"), true, out _), "a former key");
            Assert.IsTrue(registry.TryEnter(Entry("one", "1111223344556677"), false, out _), "the same again");
        }

        [TestMethod]
        public void TheCollectorTellsOfStrangersOnceAndReadsTheRegistryAgain()
        {
            using var broker = new BrokerUnderTest();
            string key = _folder.Sub("collector.key");
            Assert.AreEqual(0, CommandRun.Of("collect", "--new-key", key).ExitCode);
            Save(Entry("somebody", "ffeeddccbbaa9988"));
            CommandRun Collect() => CommandRun.Of(
                "collect", "--broker", $"mqtt://127.0.0.1:{broker.Port}", "--out", _folder.Sub("archive"), "--key", key, "--seconds", "2", "--client-id", "kept", "--registry", RegistryPath);
            var chain = new ChainBuilder();
            Publish(broker.Port, [chain.Next(), chain.Next()]);
            CommandRun stranger = Collect();
            Assert.AreEqual(0, stranger.ExitCode, stranger.Error);
            StringAssert.Contains(stranger.Output, "archived=2 repeated=0 quarantined=0 unregistered=2 other-key=0");
            Assert.AreEqual(1, stranger.OutputLines.Count(line => line.StartsWith($"Node {FrameBuilder.Node} is not in the registry", StringComparison.Ordinal)));

            Save(Entry(FrameBuilder.Node, "ffeeddccbbaa9988"));
            Publish(broker.Port, [chain.Next()]);
            CommandRun other = Collect();
            StringAssert.Contains(other.Output, "unregistered=0 other-key=1");
            StringAssert.Contains(other.Output, $"seals with key {FrameBuilder.KeyIdHex}, and the registry has ffeeddccbbaa9988");

            Save(Entry(FrameBuilder.Node, FrameBuilder.KeyIdHex));
            Publish(broker.Port, [chain.Next()]);
            StringAssert.Contains(Collect().Output, "unregistered=0 other-key=0");
            File.WriteAllText(RegistryPath, "{}");
            CommandRun broken = Collect();
            Assert.AreEqual(ExitCode.Environment, broken.ExitCode);
            StringAssert.Contains(broken.Error, "is not a registry");
        }

        [TestMethod]
        public void ARegistryThatGrowsMeanwhileIsReadAgain()
        {
            Save(Entry("somebody", "ffeeddccbbaa9988"));
            var said = new List<string>();
            Assert.IsTrue(Cli.Collect.RegistryWatch.TryOpen(RegistryPath, said.Add, out Cli.Collect.RegistryWatch? watch, out string fault), fault);
            var chain = new ChainBuilder();
            watch.Look(chain.Next());
            watch.Look("no frame"u8.ToArray());
            Assert.AreEqual(1, watch.Unregistered);
            Save(Entry(FrameBuilder.Node, FrameBuilder.KeyIdHex));
            File.SetLastWriteTimeUtc(RegistryPath, DateTime.UtcNow.AddMinutes(1));
            watch.Look(chain.Next());
            Assert.AreEqual(1, watch.Unregistered);
            Assert.HasCount(1, said);
            File.WriteAllText(RegistryPath, "{}");
            watch.Look(new FrameBuilder { KeyId = new byte[8] }.Build());
            Assert.AreEqual(1, watch.OtherKeys);
            StringAssert.Contains(said[1], "The registry that was read before stays");
        }

        [TestMethod]
        public void TheVerifierExpectsTheNodesOfTheRegistryAndTakesTheirPublicKeys()
        {
            List<byte[]> frames = GoodArchive.Signed;
            Frame first = Forge.Read(frames[0]);
            Directory.CreateDirectory(_folder.Sub("archive"));
            File.WriteAllBytes(_folder.Sub("archive/signed.cborseq"), [.. frames.SelectMany(frame => frame)]);
            var other = new KeyRing();
            Assert.IsTrue(other.TryAdd("ffeeddccbbaa9988", new byte[32], out _) && other.TrySave(_folder.Sub("keys.json"), out _));
            string point = Convert.ToHexStringLower(first.Records.First(record => record.Name == "key/public").Data!.Value.Span);
            RegistryEntry signing = Entry(first.Node, first.KeyIdHex) with { Seal = "signature", PublicKey = point };
            Save(signing);
            CommandRun run = CommandRun.Of("verify", _folder.Sub("archive"), "--keys", _folder.Sub("keys.json"), "--registry", RegistryPath);
            Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
            StringAssert.Contains(run.Output, "signed by hardware key");
            Save(signing, Entry("missing", "0111223344556677"));
            run = CommandRun.Of("verify", _folder.Sub("archive"), "--keys", _folder.Sub("keys.json"), "--registry", RegistryPath);
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Output, "ERROR absent (1)");
            Assert.AreEqual(ExitCode.Usage, CommandRun.Of("verify", _folder.Sub("archive"), "--keys", _folder.Sub("keys.json"), "--registry", _folder.Sub("none")).ExitCode);
        }

        private void Save(params RegistryEntry[] entries)
        {
            var registry = new NodeRegistry();
            foreach (RegistryEntry entry in entries)
            {
                Assert.IsTrue(registry.TryEnter(entry, false, out string reason), reason);
            }

            Assert.IsTrue(registry.TrySave(RegistryPath, out string error), error);
        }

        private static RegistryEntry Entry(string node, string keyId) => new()
        {
            Node = node, KeyId = keyId, Seal = "mac", Provisioned = DateTimeOffset.UnixEpoch, SettingsHash = s_hash, Sensors = ["toc"],
        };

        private static void Publish(int port, byte[][] frames)
        {
            using (Recorder collector = Recorder.Connected(port, "kept", isClean: false))
            {
                collector.Subscribe(FrameTopic.AllNodes);
            }

            using Recorder nodes = Recorder.Connected(port, "nodes");
            foreach (byte[] frame in frames)
            {
                Assert.AreEqual(Hal.Outcome.Ok, nodes.Client.Publish($"chronoseal/1/{FrameBuilder.Node}/frame", frame, Qos.AtLeastOnce, false, out _));
                nodes.NextAcknowledged();
            }
        }
    }
}
