using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The line of least squares for a counter so coarse that its quantum is what scatters the edges. Edges of a straight line lie
    /// within a strip as wide as the quantum: the window is the longest whose edges do, and is shortened when they show a bend.
    /// </summary>
    public sealed class CoarseLine : EdgeLine
    {
        // Below this many edges a bend cannot be told from the quantum.
        private const int LeastEdges = 32;

        private readonly int[] _lower;
        private readonly int[] _upper;
        private readonly int _quantumMicroseconds;
        private readonly long _widestScaled;

        /// <summary>Makes a line; see <see cref="EdgeLine"/>.</summary>
        /// <param name="capacity">The most edges that it is laid through.</param>
        /// <param name="windowSeconds">How far the oldest of them may lie back.</param>
        /// <param name="quantumMicroseconds">The counter's quantum.</param>
        /// <param name="latencyLimitMicroseconds">The most that a capture can be late.</param>
        public CoarseLine(int capacity, int windowSeconds, int quantumMicroseconds, int latencyLimitMicroseconds)
            : base(capacity, windowSeconds)
        {
            _lower = new int[capacity];
            _upper = new int[capacity];
            _quantumMicroseconds = quantumMicroseconds;
            _widestScaled = (long)(quantumMicroseconds + latencyLimitMicroseconds + quantumMicroseconds / 4) << ScaleBits;
        }

        /// <inheritdoc/>
        protected override void Lay()
        {
            long width = NarrowestStripScaled();
            while (width > _widestScaled && Count > LeastEdges)
            {
                DropOldest((Count + 7) / 8);
                width = NarrowestStripScaled();
            }

            LayLeastSquares();

            // What room the line still has in a strip of the quantum's width, a share of the quantum that shrinks with the edges, and
            // what is left of the steps at the end of the window, which no mean takes away.
            long quantum = _quantumMicroseconds * 16L;
            long room = IntegerMath.Maximum(0, quantum - (width >> (ScaleBits - 4))) * 29 / 100;
            UncertaintySixteenths = room + quantum / Count + quantum / 32;
        }

        // The narrowest strip around a set of points lies along a side of their hull.
        private long NarrowestStripScaled()
        {
            int lower = Hull(_lower, true);
            int upper = Hull(_upper, false);
            long narrowest = Count < 2 ? 0 : long.MaxValue;
            for (int i = 0; i < lower - 1; i++)
            {
                narrowest = IntegerMath.Minimum(narrowest, WidthScaled(_lower[i], _lower[i + 1], _upper, upper));
            }

            for (int i = 0; i < upper - 1; i++)
            {
                narrowest = IntegerMath.Minimum(narrowest, WidthScaled(_upper[i], _upper[i + 1], _lower, lower));
            }

            return narrowest;
        }

        // From one side of the hull to the farthest corner of the other.
        private long WidthScaled(int a, int b, int[] opposite, int corners)
        {
            long slope = ((Excess(b) - Excess(a)) << ScaleBits) / (Abscissa(b) - Abscissa(a));
            long widest = 0;
            for (int i = 0; i < corners; i++)
            {
                long distance = ((Excess(opposite[i]) - Excess(a)) << ScaleBits) - slope * (Abscissa(opposite[i]) - Abscissa(a));
                widest = IntegerMath.Maximum(widest, IntegerMath.Absolute(distance));
            }

            return widest;
        }
    }
}
