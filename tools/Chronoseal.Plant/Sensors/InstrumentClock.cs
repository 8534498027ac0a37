namespace Chronoseal.Plant
{
    /// <summary>An instrument's own clock: some seconds off UTC, drifting, read in whole seconds, and settable.</summary>
    public sealed class InstrumentClock
    {
        private readonly PlantClock _clock;
        private readonly double _drift;
        private double _offsetSeconds;

        /// <summary>Makes a clock with seeded offset and drift.</summary>
        public InstrumentClock(PlantClock clock, PlantRandom random, double offsetLimitSeconds, double driftLimitPpm)
        {
            _clock = clock;
            _offsetSeconds = random.Uniform(-offsetLimitSeconds, offsetLimitSeconds);
            _drift = random.Uniform(-driftLimitPpm, driftLimitPpm) * 1e-6;
        }

        /// <summary>What the clock shows, in seconds since 1970, with its fraction.</summary>
        public double SecondsAt(long trueNanoseconds)
        {
            return _clock.UtcMicroseconds(trueNanoseconds) * 1e-6 + _offsetSeconds + _drift * trueNanoseconds * 1e-9;
        }

        /// <summary>What the clock shows in whole seconds.</summary>
        public uint WholeSecondsAt(long trueNanoseconds)
        {
            return (uint)SecondsAt(trueNanoseconds);
        }

        /// <summary>Sets the clock, as a technician or a command does.</summary>
        public void Set(uint seconds, long trueNanoseconds)
        {
            _offsetSeconds += seconds - SecondsAt(trueNanoseconds);
        }
    }
}
