using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// The plant's own generator, xoshiro256** seeded through SplitMix64 (Blackman and Vigna, public domain algorithm), so that
    /// a seed gives the same world on every .NET version. Fit for simulation only, never for keys. Streams forked by name
    /// depend on the seed and the names alone: a new component does not disturb the draws of the others.
    /// </summary>
    public sealed class PlantRandom
    {
        // Above this mean a Poisson draw is indistinguishable, for the counters modelled here, from a rounded normal one.
        private const double PoissonNormalThreshold = 60;

        private readonly ulong _seed;
        private ulong _s0;
        private ulong _s1;
        private ulong _s2;
        private ulong _s3;

        /// <summary>Leaves the noise away: <see cref="Gaussian"/> gives 0 and <see cref="Poisson"/> its mean. Handed on by <see cref="Fork"/>.</summary>
        public bool IsQuiet { get; init; }

        /// <summary>Makes the stream of a seed.</summary>
        public PlantRandom(ulong seed)
        {
            _seed = seed;
            ulong state = seed;
            _s0 = SplitMix(ref state);
            _s1 = SplitMix(ref state);
            _s2 = SplitMix(ref state);
            _s3 = SplitMix(ref state);
        }

        /// <summary>A new stream for a component, by name; the same however much of this stream was used.</summary>
        public PlantRandom Fork(string name)
        {
            ulong hash = 0xCBF29CE484222325;
            foreach (char c in name)
            {
                hash = (hash ^ c) * 0x100000001B3;
            }

            ulong state = _seed ^ hash;
            return new PlantRandom(SplitMix(ref state)) { IsQuiet = IsQuiet };
        }

        /// <summary>64 uniform bits.</summary>
        public ulong NextBits()
        {
            ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
            ulong shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = ulong.RotateLeft(_s3, 45);
            return result;
        }

        /// <summary>Uniform in [0, 1).</summary>
        public double NextDouble()
        {
            return (NextBits() >> 11) * (1.0 / (1UL << 53));
        }

        /// <summary>Uniform in [minimum, maximum).</summary>
        public double Uniform(double minimum, double maximum)
        {
            return minimum + (maximum - minimum) * NextDouble();
        }

        /// <summary>Uniform in 0 .. limit-1.</summary>
        public int Below(int limit)
        {
            return (int)(NextDouble() * limit);
        }

        /// <summary>True with the given probability; draws in any case, so that a setting does not shift later draws.</summary>
        public bool Chance(double probability)
        {
            return NextDouble() < probability;
        }

        /// <summary>Normal with mean 0 (Box-Muller, one of the pair).</summary>
        public double Gaussian(double standardDeviation)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
            return (IsQuiet ? 0 : standardDeviation) * radius * Math.Cos(2 * Math.PI * NextDouble());
        }

        /// <summary>Exponential with the given mean.</summary>
        public double Exponential(double mean)
        {
            return -mean * Math.Log(1 - NextDouble());
        }

        /// <summary>Poisson with the given mean; rounded normal for large means.</summary>
        public long Poisson(double mean)
        {
            if (IsQuiet || mean > PoissonNormalThreshold)
            {
                return Math.Max(0, (long)Math.Round(mean + Gaussian(Math.Sqrt(mean))));
            }

            double limit = Math.Exp(-Math.Max(0, mean));
            long count = 0;
            for (double product = NextDouble(); product > limit; product *= NextDouble())
            {
                count++;
            }

            return count;
        }

        /// <summary>Fills bytes.</summary>
        public void Fill(Span<byte> buffer)
        {
            Span<byte> word = stackalloc byte[8];
            for (int i = 0; i < buffer.Length; i += word.Length)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(word, NextBits());
                word.Slice(0, Math.Min(word.Length, buffer.Length - i)).CopyTo(buffer.Slice(i));
            }
        }

        private static ulong SplitMix(ref ulong state)
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
