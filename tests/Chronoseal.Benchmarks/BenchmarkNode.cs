using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Benchmarks
{
    /// <summary>A world with one node that runs the real firmware.</summary>
    public sealed class BenchmarkNode : IDisposable
    {
        // A throw-away key; a MAC costs the same under any.
        private static readonly byte[] s_keyId = "bench-01"u8.ToArray();
        private static readonly byte[] s_key = "0123456789abcdef0123456789ABCDEF"u8.ToArray();

        /// <summary>Builds the world and lets the clock lock.</summary>
        public BenchmarkNode(int warmUpSeconds)
        {
            World = new PlantWorld(new PlantSettings
            {
                Node = new NodeSettings { Lighthouse = new LighthouseSettings { SampleSeconds = 6 } },
                MqttFactory = (node, _) => new DiscardingLink(node.Timeline.Plant),
            });
            World.Nodes[0].Boot(Start);
            World.RunSeconds(warmUpSeconds);
        }

        /// <summary>The world.</summary>
        public PlantWorld World { get; }

        /// <summary>The firmware.</summary>
        public Gateway? Gateway { get; private set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            World.Dispose();
        }

        private void Start(PlantBoard board)
        {
            var configuration = new GatewayConfiguration { BrokerHost = "broker.plant" };
            new KeyProvisioning(board.Files).Write(s_keyId, s_key);
            Outcome outcome = FiveParameterNode.Create(new Node(board), new KeyStore(board.Files), configuration, new FiveParameterSettings(), out Gateway gateway, out string failed);
            if (outcome != Outcome.Ok || gateway.Start() != Outcome.Ok)
            {
                throw new InvalidOperationException($"the node did not start: {failed} {outcome}");
            }

            Gateway = gateway;
        }
    }
}
