namespace Chronoseal.Plant
{
    /// <summary>What a particle counter counts: everything that flowed through it while a sample lasted, size by size.</summary>
    public static class ParticleExposure
    {
        private const int Slices = 16;
        private const double CubicMetresPerCubicFoot = 0.028316847;

        /// <summary>A volume in cubic metres.</summary>
        public static double CubicMetres(double cubicFeetPerMinute, double seconds)
        {
            return cubicFeetPerMinute * CubicMetresPerCubicFoot * seconds / 60;
        }

        /// <summary>Mean concentration over an interval, per cubic metre.</summary>
        public static double Mean(RoomModel room, RoomParameter size, long endNanoseconds, long lengthNanoseconds)
        {
            double sum = 0;
            for (int i = 0; i < Slices; i++)
            {
                sum += room.At(size, Math.Max(0, endNanoseconds - lengthNanoseconds + lengthNanoseconds * (2 * i + 1) / (2 * Slices)));
            }

            return sum / Slices;
        }

        /// <summary>
        /// Draws the cumulative counts of a sample that ends at an instant, sizes from the smallest on. They share their particles:
        /// each band between two sizes is drawn once. Without noise each count is its rounded mean.
        /// </summary>
        public static void Count(RoomModel room, PlantRandom random, RoomParameter[] sizes, long endNanoseconds, long lengthNanoseconds, double cubicMetres, Span<uint> counts)
        {
            double larger = 0;
            long count = 0;
            for (int i = sizes.Length - 1; i >= 0; i--)
            {
                double mean = Math.Max(larger, Mean(room, sizes[i], endNanoseconds, lengthNanoseconds) * cubicMetres);
                count = random.IsQuiet ? (long)Math.Round(mean) : count + random.Poisson(mean - larger);
                counts[i] = (uint)count;
                larger = mean;
            }
        }
    }
}
