using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Allan deviation of the counter against the edges over one averaging time, from non-overlapping triples of phase (IEEE Std
    /// 1139). A missing edge ends a triple.
    /// </summary>
    public sealed class AllanDeviation
    {
        private const long LargestSquare = 1L << 61;

        private readonly int _averagingSeconds;
        private long _older;
        private long _old;
        private long _lastSecond;
        private int _phases;
        private long _squares;

        /// <summary>Makes an accumulator for an averaging time in seconds.</summary>
        public AllanDeviation(int averagingSeconds)
        {
            _averagingSeconds = averagingSeconds;
        }

        /// <summary>Triples taken.</summary>
        public int Triples { get; private set; }

        /// <summary>The deviation, parts in 10^12; 0 before the first triple.</summary>
        public long PartsPerTrillion
        {
            get
            {
                // sigma^2 = mean of (x2 - 2 x1 + x0)^2 / (2 tau^2); phases are in nanoseconds.
                return Triples == 0 ? 0 : IntegerMath.SquareRoot(_squares / Triples / 2) * 1000 / _averagingSeconds;
            }
        }

        /// <summary>Ends the running triple: the phase of the edges has changed.</summary>
        public void Interrupt()
        {
            _phases = 0;
        }

        /// <summary>Takes the phase of an edge: counter less nominal, nanoseconds.</summary>
        public void Add(long second, long phaseNanoseconds)
        {
            if (second % _averagingSeconds != 0)
            {
                return;
            }

            bool isNext = _phases > 0 && second - _lastSecond == _averagingSeconds;
            _lastSecond = second;
            if (_phases == 2 && isNext)
            {
                long difference = phaseNanoseconds - 2 * _old + _older;
                long square = difference > 2000000000 || difference < -2000000000 ? LargestSquare : difference * difference;
                if (_squares < LargestSquare - square)
                {
                    _squares += square;
                    Triples++;
                }
            }

            _older = _old;
            _old = phaseNanoseconds;
            _phases = !isNext ? 1 : 2;
        }
    }
}
