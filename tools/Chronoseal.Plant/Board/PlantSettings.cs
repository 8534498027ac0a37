namespace Chronoseal.Plant
{
    /// <summary>What a simulated world is made of. The same settings give the same run.</summary>
    public sealed record PlantSettings
    {
        /// <summary>Everything random follows from it.</summary>
        public ulong Seed { get; init; } = 1;

        /// <summary>How many nodes, 1 to <see cref="PlantWorld.NodeLimit"/>.</summary>
        public int NodeCount { get; init; } = 1;

        /// <summary>UTC at the start, whole seconds.</summary>
        public DateTime Epoch { get; init; } = PlantClock.DefaultEpoch;

        /// <summary>A leap second to come, or null.</summary>
        public LeapSecond? Leap { get; init; }

        /// <summary>0 as fast as possible, 1 real time, N that many times faster.</summary>
        public double SpeedFactor { get; init; }

        /// <summary>The room that all nodes stand in.</summary>
        public RoomSettings Room { get; init; } = new RoomSettings();

        /// <summary>What every node is like, unless <see cref="NodeOf"/> says otherwise.</summary>
        public NodeSettings Node { get; init; } = new NodeSettings();

        /// <summary>What a node is like, by its index; null for all alike.</summary>
        public Func<int, NodeSettings>? NodeOf { get; init; }

        /// <summary>Makes the nodes' links to a broker; null for boards without MQTT.</summary>
        public MqttLinkFactory? MqttFactory { get; init; }
    }
}
