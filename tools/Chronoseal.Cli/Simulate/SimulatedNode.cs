using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>A plant node with real firmware on it, and how its clock does against the truth.</summary>
    public sealed class SimulatedNode
    {
        private const int KeyIdLength = 8;
        private const int KeyLength = 32;

        // A node is configured for this name; the plant's network leads it to the broker there is. An ephemeral port in the
        // configuration would change the configuration hash, and so every frame, from run to run.
        private const string BrokerName = "broker.plant";

        private readonly Stamp _stamp = new();
        private Gateway? _gateway;

        private readonly bool _signsFrames;

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

        /// <summary>Its firmware; null until it has booted.</summary>
        public Gateway? Gateway => _gateway;

        /// <summary>Worst clock error while it claimed UTC, microseconds.</summary>
        public long WorstOffsetMicroseconds { get; private set; }

        /// <summary>How often the error lay beyond the guarantee.</summary>
        public long BoundViolations { get; private set; }

        /// <summary>Why the firmware did not start; empty if it did.</summary>
        public string StartFault { get; private set; } = "";

        /// <summary>Switches it on.</summary>
        public void Boot(BrokerAddress broker) => Plant.Boot(board => Start(board, broker));

        /// <summary>How it stands now. Call between runs of the plant, not during one.</summary>
        public NodeStatus Status(NodeTally tally)
        {
            long truth = Plant.World.UtcMicroseconds;
            _gateway?.Clock.At(Plant.Timeline.Counter.Microseconds, _stamp);
            long? offset = _stamp.HasUtc ? _stamp.UtcMicroseconds - truth : null;
            if (offset is { } error)
            {
                WorstOffsetMicroseconds = Math.Max(WorstOffsetMicroseconds, Math.Abs(error));
                BoundViolations += Math.Abs(error) > _stamp.BoundMicroseconds ? 1 : 0;
            }

            return new NodeStatus
            {
                Name = Name,
                ClockState = ClockStates.Name(_stamp.State),
                OffsetMicroseconds = offset,
                UncertaintyMicroseconds = _stamp.UncertaintyMicroseconds,
                BoundMicroseconds = _stamp.BoundMicroseconds,
                Sealed = _gateway?.Health.FramesSealed ?? 0,
                Sent = _gateway?.Health.FramesPublished ?? 0,
                Acknowledged = _gateway?.Health.FramesAcknowledged ?? 0,
                Verified = tally.Verified,
                Rejected = tally.Rejected,
                Readings = [.. tally.Latest.Values],
            };
        }

        private void Start(PlantBoard board, BrokerAddress broker)
        {
            var configuration = new GatewayConfiguration
            {
                BrokerHost = BrokerName,
                BrokerUser = broker.UserName,
                BrokerPassword = broker.Password,
                SignsFrames = _signsFrames,
            };
            Outcome outcome = FiveParameterNode.Create(new Node(board), new KeyStore(board.Files), configuration, new FiveParameterSettings(), out Gateway gateway, out string failed);
            if (outcome != Outcome.Ok)
            {
                StartFault = $"{Plant.Name} did not start: {failed} is {Outcomes.Name(outcome)}.";
                return;
            }

            outcome = gateway.Start();
            string cause = gateway.SealFault.Length > 0 ? gateway.SealFault : $"its flash is {Outcomes.Name(outcome)}";
            StartFault = outcome == Outcome.Ok ? "" : $"{Plant.Name} did not start: {cause}.";
            _gateway = outcome == Outcome.Ok ? gateway : null;
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
