namespace Chronoseal.Plant
{
    /// <summary>What a crystal is like. The defaults are those of the clock traces (make_trace.py).</summary>
    public sealed record CrystalSettings
    {
        /// <summary>The initial frequency error is uniform within plus or minus this, in parts per million.</summary>
        public double FrequencyLimitPpm { get; init; } = 12;

        /// <summary>Standard deviation of the frequency's step from one second to the next, as a fraction.</summary>
        public double WalkPerSecond { get; init; } = 1e-9;

        /// <summary>Amplitude of the frequency's thermal sine, in parts per million.</summary>
        public double ThermalPpm { get; init; }

        /// <summary>Period of that sine, in seconds.</summary>
        public double ThermalPeriodSeconds { get; init; } = 3_600;

        /// <summary>The step of the counter, in microseconds: 1, 100 or 1000.</summary>
        public int QuantumMicroseconds { get; init; } = 1;

        /// <summary>Least time from boot to the start of the simulation, in seconds.</summary>
        public double UptimeMinimumSeconds { get; init; } = 5;

        /// <summary>Most time from boot to the start of the simulation, in seconds.</summary>
        public double UptimeMaximumSeconds { get; init; } = 60;
    }
}
