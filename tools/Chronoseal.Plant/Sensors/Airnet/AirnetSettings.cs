namespace Chronoseal.Plant
{
    /// <summary>How an Airnet II counter is set up.</summary>
    public sealed record AirnetSettings
    {
        /// <summary>Length of a sample in seconds.</summary>
        public int SampleSeconds { get; init; } = 60;

        /// <summary>Pause between samples in seconds.</summary>
        public int HoldSeconds { get; init; }

        /// <summary>Samples that its queue holds; a full one drops its oldest for every new one.</summary>
        public int QueueLimit { get; init; } = 1_000;

        /// <summary>Most difference of its clock from UTC at the start, in seconds; the sign is seeded.</summary>
        public double ClockOffsetLimitSeconds { get; init; } = 8;

        /// <summary>Most drift of its clock, in parts per million.</summary>
        public double ClockDriftLimitPpm { get; init; } = 20;
    }
}
