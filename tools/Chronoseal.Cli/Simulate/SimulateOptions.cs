namespace Chronoseal.Cli.Simulate
{
    /// <summary>What `chronoseal simulate` was asked for.</summary>
    public sealed record SimulateOptions
    {
        /// <summary>Simulated time.</summary>
        public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(60);

        /// <summary>How many times faster than real time; 0 for as fast as possible.</summary>
        public double Speed { get; init; } = 1;

        /// <summary>Everything random follows from it.</summary>
        public ulong Seed { get; init; } = 1;

        /// <summary>How many nodes.</summary>
        public int Nodes { get; init; } = 1;

        /// <summary>Whether secure elements sign the frames; otherwise they carry MACs.</summary>
        public bool SignsFrames { get; init; }

        /// <summary>The broker to use; null for the embedded one.</summary>
        public BrokerAddress? Broker { get; init; }

        /// <summary>Where to keep frames and keys; null for nowhere.</summary>
        public string? OutputDirectory { get; init; }

        /// <summary>The TCP port on which the first node's console is served, 0 for any that is free; null for no console.</summary>
        public int? ConsolePort { get; init; }

        /// <summary>Whether to write JSON lines instead of a table.</summary>
        public bool IsJson { get; init; }
    }
}
