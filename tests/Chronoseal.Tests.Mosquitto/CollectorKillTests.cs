using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>The real collector process against the real mosquitto, killed at random moments.</summary>
    [TestClass]
    public sealed class CollectorKillTests
    {
        private const string NodeA = FrameBuilder.Node;
        private const string NodeB = "node-b";
        private const int PatienceMilliseconds = 60_000;
        private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("CHRONOSEAL_COLLECTOR_KILLS") ?? "8");

        private readonly TemporaryDirectory _folder = new();
        private readonly Dictionary<string, List<byte[]>> _published = new() { [NodeA] = [], [NodeB] = [] };
        private readonly Dictionary<string, ChainBuilder> _chains = new() { [NodeA] = new ChainBuilder(), [NodeB] = new ChainBuilder() };
        private readonly int _port = FreePort();

        private string Archive => _folder.Sub("archive");

        [TestCleanup]
        public void Delete() => _folder.Dispose();

        [TestMethod]
        public void NothingAcknowledgedIsMissingAndReceiptsHold()
        {
            int seed = Random.Shared.Next();
            Console.WriteLine($"seed {seed}");
            var random = new Random(seed);
            Assert.IsTrue(CollectorKey.TryCreate(_folder.Sub("collector.key"), out CollectorKey? key, out string fault), fault);
            Daemon broker = StartBroker();
            try
            {
                using (Daemon first = StartCollector())
                {
                    first.WaitFor("Connected to");
                    Publish(random.Next(40));
                }

                for (int kill = 0; kill < s_kills; kill++)
                {
                    using Daemon collector = StartCollector();
                    if (random.Next(4) > 0)
                    {
                        collector.WaitFor("Connected to");
                    }

                    Publish(1 + random.Next(150));
                    if (kill % 3 == 2)
                    {
                        broker.Terminate();
                        broker.Dispose();
                        broker = StartBroker();
                        Publish(1 + random.Next(50));
                    }
                }

                using Daemon last = StartCollector();
                last.WaitFor("Connected to");
                Publish(20);
                WaitUntilAllIsThere();
                Assert.AreEqual(0, last.Terminate());
            }
            finally
            {
                broker.Dispose();
            }

            AssertArchiveIsWhatWasPublished();
            AssertReceiptsHold(key);
            key.Dispose();
        }

        private void AssertArchiveIsWhatWasPublished()
        {
            foreach ((string node, List<byte[]> frames) in _published)
            {
                byte[] kept = [.. Files(node).SelectMany(File.ReadAllBytes)];
                Assert.IsTrue(kept.AsSpan().SequenceEqual((byte[])[.. frames.SelectMany(frame => frame)]), $"{node}: {kept.Length} bytes are not the {frames.Count} frames in their order");
            }
        }

        private void AssertReceiptsHold(CollectorKey key)
        {
            using ECDsa publicKey = LoadPublic();
            ReceiptReport report = ReceiptVerifier.Verify(Archive, _ => publicKey);
            Assert.AreEqual("", string.Join("\n", report.Findings.Select(finding => finding.Explanation)));
            int rests = Directory.Exists(Path.Combine(Archive, ArchiveFileName.Quarantine)) ? 1 : 0;
            Assert.IsTrue(report.CoveredItems >= _published.Values.Sum(frames => frames.Count) && (rests > 0 || report.UncoveredItems == 0));
            Assert.AreEqual(StatementReason.Stop, report.Last!.Claim.Reason);
            Assert.AreEqual(key.KeyIdHex, Convert.ToHexStringLower(report.Last.KeyId.Span));
        }

        private ECDsa LoadPublic()
        {
            Assert.IsTrue(CollectorKey.TryLoadPublic(_folder.Sub("collector.key.pub"), out ECDsa? publicKey, out string fault), fault);
            return publicKey;
        }

        private Daemon StartCollector() => new(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "chronoseal.dll"), "collect", "--broker", $"mqtt://127.0.0.1:{_port}",
            "--out", Archive, "--key", _folder.Sub("collector.key"), "--receipt-seconds", "1");

        private Daemon StartBroker()
        {
            string configuration = _folder.Sub("mosquitto.conf");
            string store = _folder.Sub("store");
            Directory.CreateDirectory(store);
            File.WriteAllLines(configuration,
            [
                $"listener {_port} 127.0.0.1", "allow_anonymous true", "persistence true", $"persistence_location {store}/", "max_queued_messages 0",
                ..Environment.UserName == "root" ? ["user root"] : Array.Empty<string>(),
            ]);
            string[] folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/opt/homebrew/sbin"];
            string? program = folders.Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists);
            Assert.IsNotNull(program, "mosquitto is not installed: apt-get install mosquitto");
            var broker = new Daemon(program, "-c", configuration);
            broker.WaitFor("running");
            return broker;
        }

        /// <summary>Publishes frames of both nodes, each until the broker has acknowledged it.</summary>
        private void Publish(int count)
        {
            using var acknowledged = new AutoResetEvent(false);
            using var client = new MqttClient(new MqttClientSettings { Port = _port });
            client.Acknowledged += _ => acknowledged.Set();
            Assert.AreEqual(Hal.Outcome.Ok, client.Connect(new ConnectPacket { ClientId = "nodes" }, PatienceMilliseconds), client.LastError);
            for (int i = 0; i < count; i++)
            {
                string node = i % 3 == 0 ? NodeB : NodeA;
                byte[] frame = _chains[node].Next(builder => builder.Base = node == NodeA ? FrameBuilder.BaseName : node + ":");
                Assert.AreEqual(Hal.Outcome.Ok, client.Publish($"chronoseal/1/{node}/frame", frame, Qos.AtLeastOnce, false, out _), client.LastError);
                Assert.IsTrue(acknowledged.WaitOne(PatienceMilliseconds));
                _published[node].Add(frame);
            }
        }

        private void WaitUntilAllIsThere()
        {
            long wanted = _published.Values.Sum(frames => frames.Sum(frame => (long)frame.Length));
            var watch = Stopwatch.StartNew();
            while (_published.Keys.SelectMany(Files).Sum(path => new FileInfo(path).Length) < wanted)
            {
                Assert.IsTrue(watch.ElapsedMilliseconds < PatienceMilliseconds, "frames are missing in the archive");
                Thread.Sleep(20);
            }
        }

        private string[] Files(string node)
        {
            string folder = Path.Combine(Archive, node);
            return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];
        }

        private static int FreePort()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
    }
}
