using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A plant node with the real firmware on it.</summary>
    internal sealed class SiteNode
    {
        private readonly byte[] _keyId = new byte[8];
        private readonly byte[] _key = new byte[32];

        internal SiteNode(PlantNode plant)
        {
            Plant = plant;
            plant.Entropy.Fill(_keyId, 0, _keyId.Length);
            plant.Entropy.Fill(_key, 0, _key.Length);
            var keys = new KeyRing();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(_keyId), _key, out string error), error);
            byte[] point = [0x04, .. P256.PublicKey(plant.SecureElement.Memory.Key(0)!)];
            Assert.IsTrue(PublicKey.TryRead(point, out PublicKey? publicKey));
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(publicKey.KeyId.Span), point, out error), error);
            Log = new FrameLog(keys, Convert.ToHexStringLower(plant.UniqueId));
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(KeyFiles).Write(_keyId, _key));
        }

        internal PlantNode Plant { get; }

        /// <summary>Where its key lies: on a drive of its own, so that tests of the flash see journal and ledger only.</summary>
        internal MemoryFileStore KeyFiles { get; } = new(new PlantRandom(1));

        internal FrameLog Log { get; }

        /// <summary>The device key that authenticates its frames, unless they are signed.</summary>
        internal byte[] DeviceKey => [.. _key];

        /// <summary>Changes the configuration of boots to come.</summary>
        internal Action<GatewayConfiguration>? Configure { get; set; }

        /// <summary>Is given every node that runs: to start tasks beside its own.</summary>
        internal Action<Node>? Started { get; set; }

        /// <summary>The firmware of each boot that started.</summary>
        internal List<Gateway> Boots { get; } = [];

        /// <summary>The firmware of the latest of them.</summary>
        internal Gateway Gateway => Boots[^1];

        /// <summary>What came of starting, boot by boot.</summary>
        internal List<Outcome> Starts { get; } = [];

        internal void Boot() => Plant.Boot(Start);

        private void Start(PlantBoard board)
        {
            var configuration = new GatewayConfiguration { BrokerHost = "broker.plant" };
            Configure?.Invoke(configuration);
            var node = new Node(board);
            Outcome outcome = FiveParameterNode.Create(node, new KeyStore(KeyFiles), configuration, new FiveParameterSettings(), out Gateway gateway, out _);
            if (outcome == Outcome.Ok)
            {
                outcome = gateway.Start();
            }

            Starts.Add(outcome);
            if (outcome == Outcome.Ok)
            {
                Boots.Add(gateway);
                node.Gateway = gateway;
                node.State = NodeState.Running;
                Started?.Invoke(node);
            }
        }
    }
}
