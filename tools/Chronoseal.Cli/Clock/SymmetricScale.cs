namespace Chronoseal.Cli.Clock
{
    /// <summary>
    /// Microseconds to places on a vertical axis: the area hyperbolic sine, which is linear within a microsecond about zero and
    /// logarithmic beyond.
    /// </summary>
    public sealed class SymmetricScale
    {
        private const double Headroom = 1.5;
        private const double LeastSpacing = 16;
        private const long LargestTick = 1_000_000_000;

        private readonly double _middle;
        private readonly double _perUnit;
        private readonly double _limit;

        /// <summary>Makes a scale.</summary>
        /// <param name="limit">The largest value to show, microseconds.</param>
        /// <param name="top">Place of the upper end.</param>
        /// <param name="height">Length of the axis.</param>
        public SymmetricScale(double limit, double top, double height)
        {
            _limit = limit * Headroom;
            _middle = top + height / 2;
            _perUnit = height / 2 / Math.Asinh(_limit);
        }

        /// <summary>The place of a value.</summary>
        public double Place(double microseconds) => _middle - Math.Asinh(microseconds) * _perUnit;

        /// <summary>Values to label: zero and the powers of ten that fit, either sign, as far as there is room.</summary>
        public IEnumerable<long> Ticks()
        {
            yield return 0;
            for (long tick = 1; tick <= _limit && tick <= LargestTick; tick *= 10)
            {
                if (_middle - Place(tick) >= LeastSpacing)
                {
                    yield return tick;
                    yield return -tick;
                }
            }
        }

        /// <summary>A tick in words.</summary>
        public static string Label(long microseconds)
        {
            long size = Math.Abs(microseconds);
            string sign = microseconds < 0 ? "\u2212" : microseconds > 0 ? "+" : "";
            return size >= 1_000_000 ? $"{sign}{size / 1_000_000} s" : size >= 1_000 ? $"{sign}{size / 1_000} ms" : $"{sign}{size} \u00b5s";
        }
    }
}
