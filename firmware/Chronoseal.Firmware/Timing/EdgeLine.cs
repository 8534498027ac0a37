using Chronoseal.Drivers.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The straight line through the latest edges: counter against second, by least squares in 64-bit integers. Seconds are
    /// counted from an arbitrary first edge.
    /// </summary>
    public sealed class EdgeLine
    {
        /// <summary>Binary places of <see cref="SlopeScaled"/> and <see cref="InterceptScaled"/>.</summary>
        public const int ScaleBits = 20;

        private const int ResidualBits = 4;

        private readonly long[] _counters = new long[Limits.FitEdges];
        private readonly long[] _seconds = new long[Limits.FitEdges];
        private int _next;
        private int _stored;
        private long _centredSquares;
        private long _meanScaled;

        /// <summary>Edges on the line.</summary>
        public int Count { get; private set; }

        /// <summary>Counter of the latest edge.</summary>
        public long LastCounter { get; private set; }

        /// <summary>Second of the latest edge.</summary>
        public long LastSecond { get; private set; }

        /// <summary>Excess of the counter over 1,000,000 a second, microseconds a second times 2^20.</summary>
        public long SlopeScaled { get; private set; }

        /// <summary>The line at the latest second less <see cref="LastCounter"/>, microseconds times 2^20.</summary>
        public long InterceptScaled { get; private set; }

        /// <summary>Standard deviation of the residuals, sixteenths of a microsecond.</summary>
        public long DeviationSixteenths { get; private set; }

        /// <summary>Forgets all edges; the slope stays as a first guess.</summary>
        public void Clear()
        {
            _stored = 0;
            Count = 0;
        }

        /// <summary>Adds an edge later than all before and fits again.</summary>
        /// <param name="counter">Counter at the edge.</param>
        /// <param name="second">Its second.</param>
        /// <param name="lowerEnvelope">True to keep only edges that are early for the rest: for a capture that is late at random.</param>
        public void Add(long counter, long second, bool lowerEnvelope)
        {
            _counters[_next] = counter;
            _seconds[_next] = second;
            _next = (_next + 1) % Limits.FitEdges;
            _stored += _stored < Limits.FitEdges ? 1 : 0;
            LastCounter = counter;
            LastSecond = second;
            Fit(false);
            if (lowerEnvelope && Count >= 8)
            {
                Fit(true);
            }
        }

        /// <summary>The counter at which the line expects a second.</summary>
        public long PredictCounter(long second)
        {
            long ahead = second - LastSecond;
            return LastCounter + ahead * 1000000 + ((InterceptScaled + SlopeScaled * ahead) >> ScaleBits);
        }

        /// <summary>
        /// Variance of the line some seconds after the latest edge, in squared sixteenths of a microsecond:
        /// s^2 (1/n + (x - mean)^2 / Sxx).
        /// </summary>
        public long VarianceSixteenths(long secondsAhead)
        {
            if (Count < 3)
            {
                return 0;
            }

            long variance = DeviationSixteenths * DeviationSixteenths;
            long distance = secondsAhead - (_meanScaled >> ScaleBits);
            long lever = _centredSquares == 0 ? 0 : variance * distance / _centredSquares * distance;
            return variance / Count + lever;
        }

        private void Fit(bool earlyOnly)
        {
            long n = 0;
            long sumX = 0;
            long sumY = 0;
            long sumXx = 0;
            long sumXy = 0;
            for (int i = 0; i < _stored; i++)
            {
                long x = _seconds[i] - LastSecond;
                if (x < -Limits.FitSeconds || (earlyOnly && ResidualScaled(i) > 0))
                {
                    continue;
                }

                long y = Excess(i);
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }

            long determinant = n * sumXx - sumX * sumX;
            if (determinant > 0)
            {
                SlopeScaled = ((n * sumXy - sumX * sumY) << ScaleBits) / determinant;
            }

            if (n > 0)
            {
                InterceptScaled = ((sumY << ScaleBits) - SlopeScaled * sumX) / n;
                _meanScaled = (sumX << ScaleBits) / n;
                _centredSquares = determinant / n;
            }

            Count = (int)n;
            DeviationSixteenths = Deviation(earlyOnly);
        }

        private long Deviation(bool earlyOnly)
        {
            if (Count < 3)
            {
                return 0;
            }

            long squares = 0;
            for (int i = 0; i < _stored; i++)
            {
                long residual = ResidualScaled(i);
                if (_seconds[i] - LastSecond >= -Limits.FitSeconds && (!earlyOnly || residual <= 0))
                {
                    long sixteenths = residual >> (ScaleBits - ResidualBits);
                    squares += sixteenths * sixteenths;
                }
            }

            return IntegerMath.SquareRoot(squares / (Count - 2));
        }

        private long Excess(int index)
        {
            return _counters[index] - LastCounter - (_seconds[index] - LastSecond) * 1000000;
        }

        private long ResidualScaled(int index)
        {
            return (Excess(index) << ScaleBits) - InterceptScaled - SlopeScaled * (_seconds[index] - LastSecond);
        }
    }
}
