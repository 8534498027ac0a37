namespace Chronoseal.Tests.Fakes
{
    /// <summary>Numbers that look random and are the same at every run (Lehmer's generator, modulus 2^31 - 1).</summary>
    internal sealed class Noise
    {
        private long _state;

        public Noise(int seed)
        {
            _state = seed;
        }

        /// <summary>0 to <paramref name="bound"/> - 1.</summary>
        public int Next(int bound)
        {
            _state = _state * 48271 % 2147483647;
            return (int)(_state % bound);
        }

        /// <summary>A waiting time with a mean and a long tail: geometric, in steps of a sixteenth of the mean.</summary>
        public int Tail(int mean)
        {
            int steps = 0;
            while (steps < 160 && Next(16) != 0)
            {
                steps++;
            }

            return steps * mean / 16;
        }
    }
}
