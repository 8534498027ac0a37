using System.Text.Json;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Evidence.Mutation;
using Chronoseal.Tests.Host.Mqtt;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal verify` from its arguments to its exit code.</summary>
    [TestClass]
    public sealed class VerifyCommandTests
    {
        private readonly TemporaryDirectory _folder = new();

        private string KeyPath => _folder.Sub("keys.json");

        [TestInitialize]
        public void WriteKeys() => Assert.IsTrue(GoodArchive.Keys().TrySave(KeyPath, out string error), error);

        [TestCleanup]
        public void DeleteFolder() => _folder.Dispose();

        [TestMethod]
        public void SoundArchiveInFoldersIsReported()
        {
            // Names that sort the wrong way round: the order of the frames counts.
            int half = GoodArchive.Mac.Count / 2;
            Write("b/2026/older.cbor", GoodArchive.Mac[..half]);
            Write("a/newer.cbor", GoodArchive.Mac[half..]);
            Write("signed.cborseq", GoodArchive.Signed);
            CommandRun run = CommandRun.Of("verify", _folder.Path);
            Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
            StringAssert.Contains(run.Output, "sound, 0 warnings");
            StringAssert.Contains(run.Output, "authenticated by shared key");
            StringAssert.Contains(run.Output, "you who verify hold it");
            StringAssert.Contains(run.Output, "signed by hardware key");
            Assert.AreEqual("", run.Error);
        }

        [TestMethod]
        public void FindingsAreGroupedCountedAndDecideTheExitCode()
        {
            List<byte[]> frames = GoodArchive.Mac;
            for (int i = 10; i < 24; i += 2)
            {
                frames[i][^1] ^= 1;
            }

            Write("record.cbor", frames);
            CommandRun run = CommandRun.Of("verify", _folder.Sub("record.cbor"));
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Output, "NOT PROVEN");
            StringAssert.Contains(run.Output, "ERROR seal (7)");
            StringAssert.Contains(run.Output, "and 2 more");
            StringAssert.Contains(run.Output, "Ask: ");

            run = CommandRun.Of("verify", _folder.Sub("record.cbor"), "--json");
            Assert.AreEqual(1, run.ExitCode);
            using JsonDocument json = JsonDocument.Parse(run.Output);
            Assert.IsFalse(json.RootElement.GetProperty("sound").GetBoolean());
            Assert.AreEqual(7, json.RootElement.GetProperty("counts").GetProperty("seal").GetInt64());
            Assert.AreEqual(7, json.RootElement.GetProperty("levels").GetProperty("broken").GetInt64());
            JsonElement first = json.RootElement.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("rule").GetString() == "seal");
            Assert.AreEqual("error", first.GetProperty("severity").GetString());
            Assert.AreEqual(Forge.Read(frames[10]).Sequence, first.GetProperty("seq").GetUInt64());
        }

        [TestMethod]
        public void UntilAndExpectedNodesAreHeldAgainstTheRecord()
        {
            Write("record.cbor", GoodArchive.Mac);
            string path = _folder.Sub("record.cbor");
            CommandRun run = CommandRun.Of("verify", path);
            Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
            run = CommandRun.Of("verify", path, "--until", "2026-06-01T09:00:00Z");
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Output, "ERROR tail (1)");
            run = CommandRun.Of("verify", path, "--expect-node", "0011223344556677");
            StringAssert.Contains(run.Output, "ERROR absent (1)");
        }

        [TestMethod]
        [DataRow("missing.cbor", "does not exist", DisplayName = "no such file")]
        [DataRow("", "holds no file of frames", DisplayName = "folder without frames")]
        [DataRow("record.cbor --until yesterday", "--until 'yesterday' is not a time", DisplayName = "no time")]
        [DataRow("record.cbor --expect-node A/B", "is not a node", DisplayName = "no node")]
        [DataRow("record.cbor --seconds -1", "--seconds -1 is outside", DisplayName = "negative seconds")]
        [DataRow("record.cbor --keys none.json", "none.json does not exist", DisplayName = "no key file")]
        public void UnusableArgumentsNameTheRemedy(string arguments, string reason)
        {
            if (arguments.StartsWith("record", StringComparison.Ordinal))
            {
                Write("record.cbor", GoodArchive.Mac);
            }

            string[] parts = arguments.Split(' ');
            CommandRun run = CommandRun.Of(["verify", Path.Combine(_folder.Path, parts[0]), .. parts[1..]]);
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, reason);
            Assert.AreEqual("", run.Output);
        }

        [TestMethod]
        public void FrameWithoutAKeyFileBesideItAsksForOne()
        {
            Write("record.cbor", GoodArchive.Mac);
            File.Delete(KeyPath);
            CommandRun run = CommandRun.Of("verify", _folder.Sub("record.cbor"));
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Error, "--keys");
        }

        [TestMethod]
        public void FileThatHoldsNoFrameProvesNothing()
        {
            File.WriteAllText(_folder.Sub("record.cbor"), "these are not frames");
            Assert.AreEqual(1, CommandRun.Of("verify", _folder.Sub("record.cbor")).ExitCode);
            File.WriteAllText(_folder.Sub("record.cbor"), "");
            CommandRun run = CommandRun.Of("verify", _folder.Sub("record.cbor"));
            Assert.AreEqual(1, run.ExitCode);
            StringAssert.Contains(run.Error, "Nothing is proven");
        }

        [TestMethod]
        public void SimulatedRunIsSound()
        {
            string directory = _folder.Sub("simulated");
            Assert.AreEqual(0, CommandRun.Simulate(60, "--nodes", "2", "--out", directory).ExitCode);
            CommandRun run = CommandRun.Of("verify", directory);
            Assert.AreEqual(0, run.ExitCode, run.Output);
            StringAssert.Contains(run.Output, "sound, 0 warnings");
        }

        [TestMethod]
        public void FramesOfABrokerAreVerifiedUntilItGoes()
        {
            // One connection whose every byte the test says: an embedded broker would not tell when the verifier has subscribed.
            using var server = new StubServer((stream, _) =>
            {
                var request = new byte[512];
                Assert.IsGreaterThan(0, stream.Read(request));
                stream.Write([0x20, 0x02, 0x00, 0x00]);
                Assert.IsGreaterThan(0, stream.Read(request));
                stream.Write([0x90, 0x03, request[2], request[3], 0x01]);
                foreach (byte[] frame in GoodArchive.Mac)
                {
                    stream.Write(PacketEncoder.Encode(new PublishPacket { Topic = $"chronoseal/1/{Forge.Read(frame).Node}/frame", Payload = frame }));
                }
            });
            CommandRun run = CommandRun.Of("verify", $"mqtt://127.0.0.1:{server.Port}", "--keys", KeyPath);
            Assert.AreEqual(3, run.ExitCode, run.Error);
            StringAssert.Contains(run.Error, "was lost");
            StringAssert.Contains(run.Output, $"{GoodArchive.Mac.Count} frames of 1 node: sound");
        }

        [TestMethod]
        public void BrokerThatIsNotThereIsNamed()
        {
            CommandRun run = CommandRun.Of("verify", "mqtt://127.0.0.1:1", "--keys", KeyPath);
            Assert.AreEqual(3, run.ExitCode);
            StringAssert.Contains(run.Error, "mqtt://127.0.0.1:1");
            Assert.AreEqual(3, CommandRun.Of("verify", "mqtt://127.0.0.1:1/NO NODE", "--keys", KeyPath).ExitCode);
        }

        private void Write(string name, List<byte[]> frames)
        {
            string path = _folder.Sub(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, [.. frames.SelectMany(frame => frame)]);
        }
    }
}
