namespace Chronoseal.Stand
{
    /// <summary>How a bench is set up. The same settings give the same run.</summary>
    public sealed record BenchSettings
    {
        /// <summary>Everything random follows from it.</summary>
        public ulong Seed { get; init; } = 1;

        /// <summary>Leaves the noise of the emulators away, so that a value can be compared with the truth to its last digit.</summary>
        public bool IsQuiet { get; init; }

        /// <summary>Makes the room rise evenly from the start, as <see cref="PartStand.SetRamps"/> says, in place of its own life.</summary>
        public bool HasRamps { get; init; }

        /// <summary>0 as fast as possible, 1 in real time.</summary>
        public double SpeedFactor { get; init; }
    }
}
