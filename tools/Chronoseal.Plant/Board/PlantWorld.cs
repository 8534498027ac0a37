namespace Chronoseal.Plant
{
    /// <summary>
    /// A simulated world: one timeline, one UTC, one room, and nodes that each have their own crystal, sensors and flash.
    /// Node number n is the same whatever the number of nodes.
    /// </summary>
    public sealed class PlantWorld : IDisposable
    {
        /// <summary>The most nodes.</summary>
        public const int NodeLimit = 256;

        /// <summary>Builds a world. Instruments are switched on; nodes wait for <see cref="PlantNode.Boot"/>.</summary>
        public PlantWorld(PlantSettings settings)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(settings.NodeCount, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.NodeCount, NodeLimit);
            Settings = settings;
            PlantRandom random = new PlantRandom(settings.Seed);
            Timeline = new VirtualTimeline { SpeedFactor = settings.SpeedFactor };
            Clock = new PlantClock(settings.Epoch, settings.Leap);
            Room = new RoomModel(random.Fork("room"), settings.Room);
            List<PlantNode> nodes = new List<PlantNode>();
            for (int i = 0; i < settings.NodeCount; i++)
            {
                nodes.Add(new PlantNode(this, i, random.Fork("node-" + i), settings.NodeOf?.Invoke(i) ?? settings.Node));
            }

            Nodes = nodes;
        }

        /// <summary>What it was built from.</summary>
        public PlantSettings Settings { get; }

        /// <summary>The engine.</summary>
        public VirtualTimeline Timeline { get; }

        /// <summary>True UTC.</summary>
        public PlantClock Clock { get; }

        /// <summary>The truth that the sensors measure.</summary>
        public RoomModel Room { get; }

        /// <summary>The nodes.</summary>
        public IReadOnlyList<PlantNode> Nodes { get; }

        /// <summary>True UTC now, in microseconds since 1970.</summary>
        public long UtcMicroseconds
        {
            get { return Clock.UtcMicroseconds(Timeline.NowNanoseconds); }
        }

        /// <summary>Runs for a number of simulated seconds.</summary>
        /// <exception cref="PlantFaultException">A task or callback threw.</exception>
        public void RunSeconds(double seconds)
        {
            Timeline.RunSeconds(seconds);
        }

        /// <summary>Makes a run return soon, for good. From any thread.</summary>
        public void Stop()
        {
            Timeline.Stop();
        }

        /// <summary>Ends all tasks and closes all links.</summary>
        public void Dispose()
        {
            Timeline.Dispose();
            foreach (PlantNode node in Nodes)
            {
                node.CloseLinks();
            }
        }
    }
}
