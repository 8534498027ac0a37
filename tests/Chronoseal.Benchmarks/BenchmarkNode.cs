using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Benchmarks
{
    /// <summary>A world with one node that runs the real firmware.</summary>
    public sealed class BenchmarkNode : IDisposable
    {
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
            var configuration = new GatewayConfiguration { BrokerHost = "broker.plant", KeyId = new byte[8], Key = new byte[32] };
            Outcome outcome = FiveParameterNode.Create(board, configuration, new FiveParameterSettings(), out Gateway gateway, out string failed);
            if (outcome != Outcome.Ok || gateway.Start() != Outcome.Ok)
            {
                throw new InvalidOperationException($"the node did not start: {failed} {outcome}");
            }

            Gateway = gateway;
        }
    }
}
