using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
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
            Log = new FrameLog(keys, Convert.ToHexStringLower(plant.UniqueId));
        }

        internal PlantNode Plant { get; }

        internal FrameLog Log { get; }

        /// <summary>Changes the configuration of boots to come.</summary>
        internal Action<GatewayConfiguration>? Configure { get; set; }

        /// <summary>The firmware of each boot that started.</summary>
        internal List<Gateway> Boots { get; } = [];

        /// <summary>The firmware of the latest of them.</summary>
        internal Gateway Gateway => Boots[^1];

        /// <summary>What came of starting, boot by boot.</summary>
        internal List<Outcome> Starts { get; } = [];

        internal void Boot() => Plant.Boot(Start);

        private void Start(PlantBoard board)
        {
            var configuration = new GatewayConfiguration { BrokerHost = "broker.plant", KeyId = _keyId, Key = _key };
            Configure?.Invoke(configuration);
            Outcome outcome = FiveParameterNode.Create(board, configuration, new FiveParameterSettings(), out Gateway gateway, out _);
            if (outcome == Outcome.Ok)
            {
                outcome = gateway.Start();
            }

            Starts.Add(outcome);
            if (outcome == Outcome.Ok)
            {
                Boots.Add(gateway);
            }
        }
    }
}
