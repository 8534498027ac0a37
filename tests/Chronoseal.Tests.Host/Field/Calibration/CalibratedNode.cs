using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Calibration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Calibration
{
    /// <summary>A plant node with a configuration of its own in flash, as it is in a cabinet, and what arrives of it.</summary>
    internal sealed class CalibratedNode : IDisposable
    {
        private static readonly byte[] s_keyId = [1, 2, 3, 4, 5, 6, 7, 8];
        private static readonly byte[] s_key = System.Security.Cryptography.SHA256.HashData("a key of a cabinet"u8);

        private readonly MemoryBroker _broker;

        internal CalibratedNode(string settings = "")
        {
            var keys = new KeyRing();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(s_keyId), s_key, out string error), error);
            _broker = new MemoryBroker { Arrived = Take };
            World = new PlantWorld(new PlantSettings { Seed = 6, Node = Site.Usual, MqttFactory = (node, _) => _broker.MakeLink(node) });
            Plant = World.Nodes[0];
            byte[] point = [0x04, .. P256.PublicKey(Plant.SecureElement.Memory.Key(0)!)];
            Assert.IsTrue(PublicKey.TryRead(point, out PublicKey? publicKey));
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(publicKey.KeyId.Span), point, out error), error);
            Log = new FrameLog(keys, Convert.ToHexStringLower(Plant.UniqueId));
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(Plant.Files).Write(s_keyId, s_key));
            byte[] text = System.Text.Encoding.ASCII.GetBytes("broker=broker.plant\n" + settings);
            Assert.AreEqual(Outcome.Ok, Plant.Files.Append(ConfigurationStore.DeployedFile, text, 0, text.Length));
            Plant.Files.Flush(ConfigurationStore.DeployedFile);
            Plant.Boot(Start);
        }

        internal PlantWorld World { get; }

        internal PlantNode Plant { get; }

        internal FrameLog Log { get; }

        /// <summary>The node of the latest boot.</summary>
        internal Node Node { get; private set; } = null!;

        public void Dispose() => World.Dispose();

        /// <summary>Types a line.</summary>
        internal RecordedAnswer Type(string line)
        {
            Assert.AreEqual("", Words.Cut(line, out Words words));
            var answer = new RecordedAnswer();
            new CalVerb(Node).Run(words, answer);
            return answer;
        }

        /// <summary>Ends sampling and lets the journal drain; all of it verified.</summary>
        internal void Finish()
        {
            Node.Gateway.StopSampling();
            RunUntil(() => Node.Gateway.HasStoppedSampling);
            RunUntil(() => Node.Gateway.PendingFrames == 0);
            Assert.AreEqual("", string.Join("\n", Log.Complaints));
            Assert.IsEmpty(Log.Conflicts);
        }

        private void RunUntil(Func<bool> isDone)
        {
            for (int i = 0; i < 60 && !isDone(); i++)
            {
                World.RunSeconds(1);
            }

            Assert.IsTrue(isDone());
        }

        private void Start(PlantBoard board)
        {
            var configuration = new GatewayConfiguration();
            var settings = new FiveParameterSettings();
            Node = new Node(board);
            Assert.AreEqual(Outcome.Ok, Node.Configuration.Open(configuration, settings), Node.Configuration.Message);
            Outcome outcome = FiveParameterNode.Create(Node, new KeyStore(board.Files), configuration, settings, out Chronoseal.Firmware.Gateway gateway, out string failed);
            Assert.AreEqual(Outcome.Ok, outcome, failed);
            Assert.AreEqual(Outcome.Ok, gateway.Start());
            Node.Gateway = gateway;
        }

        private void Take(PlantNode node, string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                Log.Take(payload);
            }
        }
    }
}
