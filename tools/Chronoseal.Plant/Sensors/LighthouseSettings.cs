namespace Chronoseal.Plant
{
    /// <summary>How a Lighthouse counter is set up.</summary>
    public sealed record LighthouseSettings
    {
        /// <summary>Length of a sample in seconds, 1 to 86399. The instrument's default is 60.</summary>
        public int SampleSeconds { get; init; } = 60;

        /// <summary>Pause between samples in seconds, 0 to 359999.</summary>
        public int HoldSeconds { get; init; }

        /// <summary>Records that it keeps.</summary>
        public int RecordLimit { get; init; } = 3_000;

        /// <summary>Sample flow in hundredths of a cubic foot a minute.</summary>
        public int FlowHundredthsCfm { get; init; } = 100;

        /// <summary>Location number, 1 to 200.</summary>
        public int Location { get; init; } = 5;

        /// <summary>Most difference of its clock from UTC at the start, in seconds; the sign is seeded.</summary>
        public double ClockOffsetLimitSeconds { get; init; } = 8;

        /// <summary>Most drift of its clock, in parts per million.</summary>
        public double ClockDriftLimitPpm { get; init; } = 20;
    }
}
