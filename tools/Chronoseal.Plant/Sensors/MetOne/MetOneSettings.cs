namespace Chronoseal.Plant
{
    /// <summary>How a MET ONE counter is set up.</summary>
    public sealed record MetOneSettings
    {
        /// <summary>Length of a sample in seconds.</summary>
        public int SampleSeconds { get; init; } = 60;

        /// <summary>Pause between samples in seconds.</summary>
        public int HoldSeconds { get; init; }

        /// <summary>Number of its first register, 0 or 1.</summary>
        public int AddressBase { get; init; }

        /// <summary>Whether 32-bit values have their low word first.</summary>
        public bool IsLowWordFirst { get; init; }

        /// <summary>Most difference of its clock from UTC at the start, in seconds; the sign is seeded.</summary>
        public double ClockOffsetLimitSeconds { get; init; } = 8;

        /// <summary>Most drift of its clock, in parts per million.</summary>
        public double ClockDriftLimitPpm { get; init; } = 20;
    }
}
