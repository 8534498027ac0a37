using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The straight line through the latest edges: counter against second, in 64-bit integers. Seconds are counted from an
    /// arbitrary first edge. How the line is laid is up to the kind of capture: <see cref="LeastSquaresLine"/>,
    /// <see cref="CoarseLine"/>, <see cref="EnvelopeLine"/>.
    /// </summary>
    public abstract class EdgeLine
    {
        /// <summary>Binary places of <see cref="SlopeScaled"/> and <see cref="InterceptScaled"/>.</summary>
        public const int ScaleBits = 20;

        private readonly long[] _counters;
        private readonly long[] _seconds;
        private readonly int _windowSeconds;
        private int _first;

        /// <summary>Makes a line.</summary>
        /// <param name="capacity">The most edges that it is laid through.</param>
        /// <param name="windowSeconds">How far the oldest of them may lie back; <see cref="TimingLimits.FitSeconds"/> at most.</param>
        protected EdgeLine(int capacity, int windowSeconds)
        {
            _counters = new long[capacity];
            _seconds = new long[capacity];
            _windowSeconds = windowSeconds;
        }

        /// <summary>
        /// The most that a slope can be for the line to be believed, microseconds a second times 2^20; a steeper one is taken for what
        /// late edges do to a short line.
        /// </summary>
        public long SlopeLimitScaled { get; set; } = long.MaxValue;

        /// <summary>Whether the slope is one that the crystal can have.</summary>
        public bool IsBelievable { get; private set; }

        /// <summary>Edges on the line.</summary>
        public int Count { get; private set; }

        /// <summary>Counter of the latest edge.</summary>
        public long LastCounter { get; private set; }

        /// <summary>Second of the latest edge.</summary>
        public long LastSecond { get; private set; }

        /// <summary>Excess of the counter over 1,000,000 a second, microseconds a second times 2^20.</summary>
        public long SlopeScaled { get; protected set; }

        /// <summary>The line at the latest second less <see cref="LastCounter"/>, microseconds times 2^20.</summary>
        public long InterceptScaled { get; protected set; }

        /// <summary>Scatter of the edges about the line, sixteenths of a microsecond.</summary>
        public long ScatterSixteenths { get; protected set; }

        /// <summary>Standard uncertainty of the line where it is used, up to a second after the latest edge, sixteenths of a microsecond.</summary>
        public long UncertaintySixteenths { get; protected set; }

        /// <summary>Forgets all edges; the slope stays as a first guess.</summary>
        public void Clear()
        {
            _first = 0;
            Count = 0;
        }

        /// <summary>Adds an edge later than all before and lays the line again.</summary>
        /// <param name="counter">Counter at the edge.</param>
        /// <param name="second">Its second.</param>
        public void Add(long counter, long second)
        {
            LastCounter = counter;
            LastSecond = second;
            while (Count > 0 && (Count == _counters.Length || second - _seconds[_first] > _windowSeconds))
            {
                DropOldest(1);
            }

            int at = (_first + Count) % _counters.Length;
            _counters[at] = counter;
            _seconds[at] = second;
            Count++;
            Lay();
            IsBelievable = IntegerMath.Absolute(SlopeScaled) <= SlopeLimitScaled;
            if (!IsBelievable)
            {
                SlopeScaled = 0;
                InterceptScaled = 0;
            }
        }

        /// <summary>The counter at which the line expects a second.</summary>
        public long PredictCounter(long second)
        {
            long ahead = second - LastSecond;
            return LastCounter + ahead * 1000000 + ((InterceptScaled + SlopeScaled * ahead) >> ScaleBits);
        }

        /// <summary>The second whose predicted edge is nearest to a counter value.</summary>
        public long NearestSecond(long counter)
        {
            long elapsed = counter - PredictCounter(LastSecond);
            long nominal = elapsed / 1000000;
            elapsed -= (SlopeScaled * nominal) >> ScaleBits;
            return LastSecond + (elapsed + 500000) / 1000000;
        }

        /// <summary>Lays the line through the stored edges, at least one.</summary>
        protected abstract void Lay();

        /// <summary>Lays the line of least squares, with its scatter and uncertainty.</summary>
        protected void LayLeastSquares()
        {
            long n = Count;
            long sumX = 0;
            long sumY = 0;
            long sumXx = 0;
            long sumXy = 0;
            for (int i = 0; i < Count; i++)
            {
                long x = Abscissa(i);
                long y = Excess(i);
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }

            long determinant = n * sumXx - sumX * sumX;
            if (determinant > 0)
            {
                SlopeScaled = IntegerMath.MultiplyDivide(n * sumXy - sumX * sumY, 1L << ScaleBits, determinant);
            }

            InterceptScaled = ((sumY << ScaleBits) - SlopeScaled * sumX) / n;
            ScatterSixteenths = Count > 2 ? Scatter() : 0;
            UncertaintySixteenths = determinant > 0 ? EndUncertainty(n, sumX, determinant) : ScatterSixteenths;
        }

        /// <summary>Forgets the oldest edges.</summary>
        protected void DropOldest(int edges)
        {
            _first = (_first + edges) % _counters.Length;
            Count -= edges;
        }

        /// <summary>Fills in the corners of the edges' hull on one side; returns how many. Andrew's monotone chain: the edges are in order already.</summary>
        protected int Hull(int[] corners, bool isLower)
        {
            int count = 0;
            for (int i = 0; i < Count; i++)
            {
                while (count >= 2 && !Turns(corners[count - 2], corners[count - 1], i, isLower))
                {
                    count--;
                }

                corners[count++] = i;
            }

            return count;
        }

        /// <summary>Second of a stored edge, oldest first, less the latest: 0 or below.</summary>
        protected long Abscissa(int index)
        {
            return _seconds[(_first + index) % _seconds.Length] - LastSecond;
        }

        /// <summary>Counter of a stored edge less the latest, less the nominal seconds between, microseconds.</summary>
        protected long Excess(int index)
        {
            return _counters[(_first + index) % _counters.Length] - LastCounter - Abscissa(index) * 1000000;
        }

        /// <summary>Stored edge less line, microseconds times 2^20.</summary>
        protected long ResidualScaled(int index)
        {
            return (Excess(index) << ScaleBits) - InterceptScaled - SlopeScaled * Abscissa(index);
        }

        // Whether three edges in order turn towards the inside: upwards on the lower side.
        private bool Turns(int a, int b, int c, bool isLower)
        {
            long before = (Excess(b) - Excess(a)) * (Abscissa(c) - Abscissa(b));
            long after = (Excess(c) - Excess(b)) * (Abscissa(b) - Abscissa(a));
            return isLower ? before < after : before > after;
        }

        private long Scatter()
        {
            long squares = 0;
            for (int i = 0; i < Count; i++)
            {
                long sixteenths = ResidualScaled(i) >> (ScaleBits - 4);
                squares += sixteenths * sixteenths;
            }

            return IntegerMath.SquareRoot(squares / (Count - 2));
        }

        // s^2 (1/n + (x - mean)^2 / Sxx) at x = 1, with mean = sumX / n and Sxx = determinant / n.
        private long EndUncertainty(long n, long sumX, long determinant)
        {
            long variance = ScatterSixteenths * ScatterSixteenths;
            long distance = n - sumX;
            return IntegerMath.SquareRoot(variance / n + variance * distance / n * distance / determinant);
        }
    }
}
