using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Guide
{
    /// <summary>What the technician of docs/operations.md finds when the cable is plugged in, by name.</summary>
    internal static class GuideScenes
    {
        /// <summary>Makes the node of a scene, switched on, at the moment when somebody sits down before it.</summary>
        public static FieldNode Make(string scene) => scene switch
        {
            "healthy" => Booted(new FieldNode(), 100, _ => { }),
            "no-pps" => Booted(new FieldNode(), 120, node => Plug(node, 60, n => n.Plant.Gnss.HasNoPulses = true)),
            "no-broker" => Booted(new FieldNode(), 60, node => Plug(node, 60, n => n.Broker.Mode = BrokerMode.Down)),
            "sensor-unplugged" => Booted(new FieldNode(), 60, node => Plug(node, 20, n => n.Plant.I2c.Attach(Sht4xEmulator.Address, null))),
            "new-board" => Booted(new FieldNode(settings: null), 15, _ => { }),
            "loop-back" => Booted(new FieldNode(), 60, node => Plug(node, 5, n => n.Plant.Gnss.HasNoPulses = true)),
            "bad-boots" => BadBoots(),
            _ => throw new ArgumentException($"There is no scene '{scene}'."),
        };

        private static FieldNode Booted(FieldNode node, double seconds, Action<FieldNode> then)
        {
            node.Boot();
            node.Run(seconds);
            then(node);
            return node;
        }

        private static void Plug(FieldNode node, double seconds, Action<FieldNode> change)
        {
            change(node);
            node.Run(seconds);
        }

        private static FieldNode BadBoots()
        {
            var node = new FieldNode();
            node.Boot();
            for (int i = 0; i < 5; i++)
            {
                node.Run(20);
                node.Plant.Reset(Hal.ResetReason.BrownOut);
            }

            node.Run(20);
            return node;
        }
    }
}
