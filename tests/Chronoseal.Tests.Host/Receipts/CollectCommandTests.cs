using Chronoseal.Cli;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.Mqtt;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>`chronoseal collect` and `chronoseal receipts` as they are typed.</summary>
    [TestClass]
    public sealed class CollectCommandTests
    {
        private readonly TemporaryDirectory _folder = new();

        private string Key => _folder.Sub("collector.key");

        private string Archive => _folder.Sub("archive");

        [TestInitialize]
        public void MakeKey()
        {
            CommandRun run = CommandRun.Of("collect", "--new-key", Key);
            Assert.AreEqual(ExitCode.Ok, run.ExitCode, run.Error);
            Assert.IsTrue(CollectorKey.TryLoad(Key, out CollectorKey? key, out _));
            Assert.AreEqual($"{{\"{key.KeyIdHex}/collector\": \"{key.PublicHex}\"}}", run.Output.Trim());
            key.Dispose();
        }

        [TestCleanup]
        public void Delete() => _folder.Dispose();

        [TestMethod]
        public void FramesAreCollectedVerifiedProvenAndChecked()
        {
            using var broker = new BrokerUnderTest();
            KeepSession(broker.Port);
            var chain = new ChainBuilder();
            byte[] forged = new FrameBuilder { Sequence = 7, SealingKey = new byte[32] }.Build();
            Publish(broker.Port, [chain.Next(), chain.Next(), forged, "junk"u8.ToArray(), chain.Next()]);
            string keys = _folder.Sub("keys.json");
            Assert.IsTrue(FrameBuilder.Keys().TrySave(keys, out _));

            CommandRun run = Collect(broker.Port, "--client-id", "kept", "--keys", keys);
            Assert.AreEqual(ExitCode.Ok, run.ExitCode, run.Error);
            StringAssert.Contains(run.Output, "which had kept the session");
            StringAssert.Contains(run.Output, "archived=3 repeated=0 quarantined=2 verified=3 nodes=1 without-receipt=0 statement=");

            CommandRun verified = CommandRun.Of("receipts", "verify", Archive, "--collector-key", Key + ".pub");
            Assert.AreEqual(ExitCode.Ok, verified.ExitCode, verified.Output);
            StringAssert.Contains(verified.Output, "5 items covered, 0 without a receipt");

            string proof = _folder.Sub("third");
            Assert.AreEqual(ExitCode.Ok, CommandRun.Of("receipts", "prove", Archive, "--node", FrameBuilder.Node, "--sequence", "3", "--out", proof).ExitCode);
            CommandRun check = CommandRun.Of("receipts", "check", proof + ".frame.cbor", proof + ".proof.cbor", "--collector-key", Key + ".pub");
            Assert.AreEqual(ExitCode.Ok, check.ExitCode, check.Error);
            StringAssert.Contains(check.Output, "had received this frame");

            File.WriteAllBytes(proof + ".frame.cbor", forged);
            Assert.AreEqual(ExitCode.NotProven, CommandRun.Of("receipts", "check", proof + ".frame.cbor", proof + ".proof.cbor", "--collector-key", Key).ExitCode);
            string file = Directory.GetFiles(Path.Combine(Archive, FrameBuilder.Node)).Single();
            CollectedArchive.Tamper(file, frames => frames.RemoveAt(1));
            CommandRun tampered = CommandRun.Of("receipts", "verify", Archive, "--collector-key", Key + ".pub");
            Assert.AreEqual(ExitCode.NotProven, tampered.ExitCode);
            StringAssert.Contains(tampered.Output, $"error receipt/content node {FrameBuilder.Node}, sequence 1 to 3");
        }

        [TestMethod]
        public void ACollectorThatIsStartedAgainGoesOn()
        {
            using var broker = new BrokerUnderTest();
            KeepSession(broker.Port);
            var chain = new ChainBuilder();
            byte[] first = chain.Next();
            Publish(broker.Port, [first]);
            StringAssert.Contains(Collect(broker.Port, "--client-id", "kept").Output, "archived=1");
            Publish(broker.Port, [first, chain.Next()]);
            StringAssert.Contains(Collect(broker.Port, "--client-id", "kept").Output, "archived=1 repeated=1");
            Assert.AreEqual(ExitCode.Ok, CommandRun.Of("receipts", "verify", Archive, "--collector-key", Key).ExitCode);
        }

        [TestMethod]
        public void AMessageThatCannotBeKeptIsNotAcknowledged()
        {
            using var broker = new BrokerUnderTest();
            KeepSession(broker.Port);
            byte[] frame = new ChainBuilder().Next();
            Publish(broker.Port, [frame]);

            // A file where the folder of the node should be: the disk refuses, whoever runs this.
            Directory.CreateDirectory(Archive);
            File.WriteAllText(Path.Combine(Archive, FrameBuilder.Node), "");
            CommandRun run = Collect(broker.Port, "--client-id", "kept");
            StringAssert.Contains(run.Output, "could not be written");
            StringAssert.Contains(run.Output, "archived=0");

            // The disk is not asked again at once: 2 s hold no more attempts than pauses that double allow.
            Assert.IsTrue(run.OutputLines.Count(line => line.Contains("could not be written", StringComparison.Ordinal)) is > 1 and < 6, run.Output);
            File.Delete(Path.Combine(Archive, FrameBuilder.Node));
            StringAssert.Contains(Collect(broker.Port, "--client-id", "kept").Output, "archived=1");
        }

        [TestMethod]
        public void AMessageTooLargeForAnythingHoldsUpNoFrame()
        {
            using var broker = new BrokerUnderTest(new BrokerLimits { PacketBytes = 2 * ClientLimits.IncomingPacketBytes, OutgoingBytesPerConnection = 1 << 30 });
            KeepSession(broker.Port);
            var chain = new ChainBuilder();
            byte[] largest = new byte[ClientLimits.OutgoingPayloadBytes];
            Publish(broker.Port, [chain.Next(), largest, chain.Next(), largest, chain.Next()]);
            CommandRun run = Collect(broker.Port, "--client-id", "kept");
            StringAssert.Contains(run.Output, $"{largest.Length} bytes on chronoseal/1/{FrameBuilder.Node}/frame is no frame");
            StringAssert.Contains(run.Output, "archived=3 repeated=0 quarantined=0 passed-over=2");
            Assert.AreEqual(1, run.OutputLines.Count(line => line.Contains("Connected to", StringComparison.Ordinal)), run.Output);
            StringAssert.Contains(Collect(broker.Port, "--client-id", "kept").Output, "archived=0 repeated=0 quarantined=0 nodes=1");
        }

        [TestMethod]
        public void ABrokerThatIsNotThereIsNamedAndTriedAgain()
        {
            int port;
            using (var broker = new BrokerUnderTest())
            {
                port = broker.Port;
            }

            CommandRun run = Collect(port);
            Assert.AreEqual(ExitCode.Ok, run.ExitCode, run.Error);
            Assert.IsTrue(run.OutputLines.Count(line => line.Contains("connection refused", StringComparison.Ordinal)) is > 1 and < 6, run.Output);
        }

        [TestMethod]
        public void APasswordOpensTheBrokerAndIsShownNowhere()
        {
            using var broker = new BrokerUnderTest(userName: "collector", password: "pass-word-1");
            File.WriteAllText(_folder.Sub("right"), "pass-word-1\n");
            File.WriteAllText(_folder.Sub("wrong"), "pass-word-2\n");
            CommandRun right = Collect(broker.Port, "--user", "collector", "--password-file", _folder.Sub("right"));
            StringAssert.Contains(right.Output, "Connected to");
            CommandRun wrong = Collect(broker.Port, "--user", "collector", "--password-file", _folder.Sub("wrong"));
            StringAssert.Contains(wrong.Output, "refused");
            Assert.IsFalse((right.Output + right.Error + wrong.Output + wrong.Error).Contains("pass-word", StringComparison.Ordinal));
        }

        [TestMethod]
        [DataRow("", "--broker, --out and --key are needed")]
        [DataRow("--broker mqtt://u:secret@h:x --out a --key k", "is no broker address")]
        [DataRow("--broker mqtt://h --out a --key k --ca c", "are for TLS")]
        [DataRow("--broker mqtts://h --out a --key k --client-cert c", "go together")]
        [DataRow("--broker mqtt://h --out a --key k --password-file p", "needs --user")]
        [DataRow("--broker mqtt://h --out a --key k --user u --password-file no-such-file", "--password-file no-such-file")]
        [DataRow("--broker mqtt://h --out a --key k --timestamp-url ftp://x", "--timestamp-url is no address")]
        [DataRow("--broker mqtt://h --out a --key k --timestamp-url http://x --timestamp-command y", "exclude each other")]
        [DataRow("--broker mqtt://h --out a --key k --receipt-seconds 0", "is outside 1 to 3600")]
        public void UnusableArgumentsAreExplained(string arguments, string reason)
        {
            CommandRun run = CommandRun.Of(["collect", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.AreEqual(ExitCode.Usage, run.ExitCode);
            StringAssert.Contains(run.Error, reason);
            Assert.IsFalse(run.Error.Contains("secret", StringComparison.Ordinal));
        }

        [TestMethod]
        public void AKeyIsNeverReplacedAndAMissingOneIsNamed()
        {
            string pem = File.ReadAllText(Key);
            CommandRun again = CommandRun.Of("collect", "--new-key", Key);
            Assert.AreEqual(ExitCode.Environment, again.ExitCode);
            StringAssert.Contains(again.Error, "a key is never replaced");
            Assert.AreEqual(pem, File.ReadAllText(Key));
            CommandRun missing = CommandRun.Of("collect", "--broker", "mqtt://127.0.0.1:1", "--out", Archive, "--key", _folder.Sub("none"));
            Assert.AreEqual(ExitCode.Environment, missing.ExitCode);
            StringAssert.Contains(missing.Error, "--new-key");
            Assert.AreEqual(ExitCode.Environment, CommandRun.Of("receipts", "verify", Archive, "--collector-key", _folder.Sub("none")).ExitCode);
        }

        private CommandRun Collect(int port, params string[] more) =>
            CommandRun.Of(["collect", "--broker", $"mqtt://127.0.0.1:{port}", "--out", Archive, "--key", Key, "--seconds", "2", .. more]);

        private static void KeepSession(int port)
        {
            using Recorder collector = Recorder.Connected(port, "kept", isClean: false);
            collector.Subscribe(FrameTopic.AllNodes);
        }

        private static void Publish(int port, byte[][] messages)
        {
            using Recorder nodes = Recorder.Connected(port, "nodes");
            foreach (byte[] message in messages)
            {
                Assert.AreEqual(Hal.Outcome.Ok, nodes.Client.Publish($"chronoseal/1/{FrameBuilder.Node}/frame", message, Qos.AtLeastOnce, false, out _));
                nodes.NextAcknowledged();
            }
        }
    }
}
