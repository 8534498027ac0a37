namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>Chance that is the same in every run: SplitMix64.</summary>
    internal sealed class TraceNoise(ulong seed)
    {
        private ulong _state = seed;

        internal double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

        internal double Uniform(double from, double to) => from + (to - from) * Uniform();

        internal bool Happens(double probability) => Uniform() < probability;

        internal double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

        internal double Gaussian(double deviation) =>
            deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

        private ulong Next()
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
