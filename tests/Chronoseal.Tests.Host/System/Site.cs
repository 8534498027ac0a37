using Chronoseal.Firmware;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A plant, nodes with the real firmware, and a broker in memory.</summary>
    internal sealed class Site : IDisposable
    {
        private const int StopLimitSeconds = 30;
        private const int DrainLimitSeconds = 900;

        private readonly Dictionary<string, SiteNode> _byName;

        internal Site(PlantSettings settings)
        {
            Broker = new MemoryBroker { Arrived = Take };
            World = new PlantWorld(settings with { MqttFactory = (node, _) => Broker.MakeLink(node) });
            Nodes = [.. World.Nodes.Select(n => new SiteNode(n))];
            _byName = Nodes.ToDictionary(n => n.Plant.Name);
        }

        internal Site(ulong seed)
            : this(new PlantSettings { Seed = seed, Node = Usual })
        {
        }

        /// <summary>A node whose particle counter samples every 6 s.</summary>
        internal static NodeSettings Usual { get; } = new() { Lighthouse = new LighthouseSettings { SampleSeconds = 6 } };

        internal PlantWorld World { get; }

        internal MemoryBroker Broker { get; }

        internal IReadOnlyList<SiteNode> Nodes { get; }

        internal SiteNode Node => Nodes[0];

        public void Dispose() => World.Dispose();

        internal void Boot()
        {
            foreach (SiteNode node in Nodes)
            {
                node.Boot();
            }
        }

        internal void BootAndRun(double seconds)
        {
            Boot();
            World.RunSeconds(seconds);
        }

        internal void Run(double seconds) => World.RunSeconds(seconds);

        /// <summary>Runs in steps and looks at the world after each.</summary>
        internal void Run(double seconds, double stepSeconds, Action look)
        {
            for (double done = 0; done < seconds; done += stepSeconds)
            {
                World.RunSeconds(stepSeconds);
                look();
            }
        }

        /// <summary>Ends sampling and lets the journals drain.</summary>
        internal void Finish()
        {
            RunUntil(StopLimitSeconds, g => g.StopSampling(), g => g.HasStoppedSampling);
            RunUntil(DrainLimitSeconds, g => g.PendingFrames == 0);
            RunUntil(StopLimitSeconds, g => g.StopUplink(), g => g.HasEnded);
        }

        /// <summary>Asserts that all that was sealed since the only boot arrived, in order and verified.</summary>
        internal void AssertComplete()
        {
            foreach (SiteNode node in Nodes)
            {
                Assert.AreEqual(0, node.Gateway.PendingFrames);
                Assert.AreEqual("", string.Join("\n", node.Log.Complaints));
                Assert.AreEqual(node.Gateway.Health.FramesSealed, node.Log.Verified);
            }
        }

        internal void RunUntil(int limitSeconds, Func<Gateway, bool> isDone)
        {
            for (int i = 0; i < limitSeconds && !Nodes.All(n => isDone(n.Gateway)); i++)
            {
                World.RunSeconds(1);
            }
        }

        private void RunUntil(int limitSeconds, Action<Gateway> ask, Func<Gateway, bool> isDone)
        {
            foreach (SiteNode node in Nodes)
            {
                ask(node.Gateway);
            }

            RunUntil(limitSeconds, isDone);
        }

        private void Take(PlantNode node, string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                _byName[node.Name].Log.Take(payload);
            }
        }
    }
}
