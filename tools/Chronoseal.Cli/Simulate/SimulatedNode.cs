using System.Text;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>A plant node with the whole firmware on it, from the files in its flash to its console, and how its clock does against the truth.</summary>
    public sealed class SimulatedNode
    {
        private const int KeyIdLength = 8;
        private const int KeyLength = 32;

        // A node is configured for this name; the plant's network leads it to the broker there is. An ephemeral port in the
        // configuration would change the configuration hash, and so every frame, from run to run.
        private const string BrokerName = "broker.plant";

        private readonly bool _signsFrames;
        private Node? _node;
        private FrameCounts _beforeThisBoot;

        /// <summary>Makes a node with a throw-away key of its own.</summary>
        /// <param name="plant">The plant's side.</param>
        /// <param name="signsFrames">Whether its secure element signs frames; otherwise they carry MACs.</param>
        public SimulatedNode(PlantNode plant, bool signsFrames)
        {
            Plant = plant;
            Name = Convert.ToHexStringLower(plant.UniqueId);
            _signsFrames = signsFrames;
            (KeyId, VerificationKey) = signsFrames ? PublicKeyOf(plant) : Provision(plant);
        }

        /// <summary>The plant's side.</summary>
        public PlantNode Plant { get; }

        /// <summary>Its name in topics.</summary>
        public string Name { get; }

        /// <summary>Identifier of its key.</summary>
        public byte[] KeyId { get; }

        /// <summary>What verifies its frames: the device key, thrown away with the simulation, or the public key.</summary>
        public byte[] VerificationKey { get; }

        /// <summary>Its gateway; null while it is off, starting, or kept from sampling.</summary>
        public Gateway? Gateway => Firmware?.Gateway;

        /// <summary>Frames of all its boots.</summary>
        public FrameCounts Counts => _beforeThisBoot + FrameCounts.Of(_node?.Gateway);

        /// <summary>Worst clock error while it claimed UTC, microseconds.</summary>
        public long WorstOffsetMicroseconds { get; private set; }

        /// <summary>How often the error lay beyond the guarantee.</summary>
        public long BoundViolations { get; private set; }

        /// <summary>Why the firmware does not sample; empty if it does, or is about to.</summary>
        public string StartFault => Firmware is { State: NodeState.Misconfigured or NodeState.Failed or NodeState.SafeMode } node
            ? $"{Plant.Name} did not start ({NodeStates.Name(node.State)}): {node.Reason}."
            : "";

        /// <summary>Writes its configuration into the flash and switches it on.</summary>
        public void Boot(BrokerAddress broker)
        {
            byte[] settings = Encoding.UTF8.GetBytes(Settings(broker));
            Plant.Files.Append(ConfigurationStore.DeployedFile, settings, 0, settings.Length);
            Plant.Files.Flush(ConfigurationStore.DeployedFile);
            Plant.Boot(Start);
        }

        /// <summary>How it stands now. Call between runs of the plant, not during one.</summary>
        public NodeStatus Status(NodeTally tally)
        {
            long truth = Plant.World.UtcMicroseconds;
            Gateway? gateway = Gateway;
            var stamp = new Stamp();
            gateway?.Clock.At(Plant.Timeline.Counter.Microseconds, stamp);
            long? offset = stamp.HasUtc ? stamp.UtcMicroseconds - truth : null;
            if (offset is { } error)
            {
                WorstOffsetMicroseconds = Math.Max(WorstOffsetMicroseconds, Math.Abs(error));
                BoundViolations += Math.Abs(error) > stamp.BoundMicroseconds ? 1 : 0;
            }

            FrameCounts counts = Counts;
            return new NodeStatus
            {
                Name = Name,
                ClockState = ClockStates.Name(stamp.State),
                OffsetMicroseconds = offset,
                UncertaintyMicroseconds = stamp.UncertaintyMicroseconds,
                BoundMicroseconds = stamp.BoundMicroseconds,
                Sealed = counts.Sealed,
                Sent = counts.Sent,
                Acknowledged = counts.Acknowledged,
                Verified = tally.Verified,
                Rejected = tally.Rejected,
                Readings = [.. tally.Latest.Values],
            };
        }

        // The node of the boot that is running: after a reset, the last one's stays until the new program has made its own.
        private Node? Firmware => _node != null && ReferenceEquals(_node.Board, Plant.Board) ? _node : null;

        private string Settings(BrokerAddress broker)
        {
            var text = new StringBuilder($"broker={BrokerName}\nseal={(_signsFrames ? "signature" : "mac")}\n");
            _ = broker.UserName == null ? text : text.Append($"broker-user={broker.UserName}\n");
            _ = broker.Password == null ? text : text.Append($"broker-password={broker.Password}\n");
            return text.ToString();
        }

        // A plant has no cable to pull and shows an exception by itself; what the program reports, its console can be asked.
        private void Start(PlantBoard board) =>
            new NodeProgram(board, _ => Outcome.Ok, () => "", _ => { }, OpenConsole).Run(new GatewayConfiguration(), new FiveParameterSettings());

        private TaskBody OpenConsole(Node node)
        {
            _beforeThisBoot = Counts;
            _node = node;
            return NodeConsole.Open(node);
        }

        private static (byte[] KeyId, byte[] Key) Provision(PlantNode plant)
        {
            byte[] keyId = Draw(plant, KeyIdLength);
            byte[] key = Draw(plant, KeyLength);
            new KeyProvisioning(plant.Files).Write(keyId, key);
            return (keyId, key);
        }

        private static (byte[] KeyId, byte[] Key) PublicKeyOf(PlantNode plant)
        {
            byte[] point = [0x04, .. P256.PublicKey(plant.SecureElement.Memory.Key(0)!)];
            return Evidence.Verification.PublicKey.TryRead(point, out Evidence.Verification.PublicKey? key)
                ? (key.KeyId.ToArray(), point)
                : throw new InvalidOperationException("The plant's secure element gives a key that is no point of the curve.");
        }

        private static byte[] Draw(PlantNode plant, int length)
        {
            var bytes = new byte[length];
            plant.Entropy.Fill(bytes, 0, length);
            return bytes;
        }
    }
}
