using Chronoseal.Drivers.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// UTC against counter as a chain of straight pieces, continuous and rising: every new line is approached over one second
    /// rather than jumped to. The latest pieces are kept, so that an instant a few seconds back is answered as it was then.
    /// </summary>
    public sealed class Timescale
    {
        private const int RateBits = 32;

        private readonly long[] _startCounter = new long[Limits.TimescaleSegments];
        private readonly long[] _startUtc = new long[Limits.TimescaleSegments];
        private readonly long[] _rateScaled = new long[Limits.TimescaleSegments];
        private readonly long[] _slewMicroseconds = new long[Limits.TimescaleSegments];
        private int _count;

        /// <summary>How long a correction takes, microseconds.</summary>
        public const int SlewDurationMicroseconds = 1000000;

        /// <summary>Whether there is anything to answer with.</summary>
        public bool IsEmpty
        {
            get { return _count == 0; }
        }

        /// <summary>Starts anew: the next piece is not joined to what was before.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>UTC in microseconds at a counter value.</summary>
        public long UtcAt(long counter)
        {
            int i = Find(counter);
            long elapsed = counter - _startCounter[i];
            return _startUtc[i] + elapsed + ((elapsed * _rateScaled[i]) >> RateBits);
        }

        /// <summary>How far the answer still is from the line being approached, microseconds.</summary>
        public long SlewLeftAt(long counter)
        {
            int i = Find(counter);
            long left = SlewDurationMicroseconds - (counter - _startCounter[i]);
            return left <= 0 ? 0 : _slewMicroseconds[i] * left / SlewDurationMicroseconds;
        }

        /// <summary>The counter value at which the latest piece reaches a UTC, within a microsecond.</summary>
        public long CounterAt(long utcMicroseconds)
        {
            int i = _count - 1;
            long elapsed = utcMicroseconds - _startUtc[i];
            return _startCounter[i] + elapsed - ((elapsed * _rateScaled[i]) >> RateBits);
        }

        /// <summary>Follows a new line from a counter value on.</summary>
        /// <param name="counter">From where on.</param>
        /// <param name="utc">The line's UTC there, microseconds.</param>
        /// <param name="slopeScaled">Excess of the counter, microseconds a second times 2^20.</param>
        public void Follow(long counter, long utc, long slopeScaled)
        {
            long rate = RateOf(slopeScaled);
            if (_count == 0)
            {
                Append(counter, utc, rate, 0);
                return;
            }

            long now = UtcAt(counter);
            DropFrom(counter);
            long end = utc + SlewDurationMicroseconds + ((SlewDurationMicroseconds * rate) >> RateBits);
            long slewRate = ((end - now - SlewDurationMicroseconds) << RateBits) / SlewDurationMicroseconds;
            Append(counter, now, slewRate, IntegerMath.Absolute(utc - now));
            Append(counter + SlewDurationMicroseconds, end, rate, 0);
        }

        // d(utc)/d(counter) - 1 = -s / (1,000,000 + s), s in microseconds a second.
        private static long RateOf(long slopeScaled)
        {
            long wholeSecond = (1000000L << EdgeLine.ScaleBits) + slopeScaled;
            return -(slopeScaled << (RateBits - EdgeLine.ScaleBits)) / (wholeSecond >> EdgeLine.ScaleBits);
        }

        private int Find(long counter)
        {
            int i = _count - 1;
            while (i > 0 && _startCounter[i] > counter)
            {
                i--;
            }

            return i;
        }

        private void DropFrom(long counter)
        {
            while (_count > 0 && _startCounter[_count - 1] >= counter)
            {
                _count--;
            }
        }

        private void Append(long counter, long utc, long rate, long slew)
        {
            if (_count == Limits.TimescaleSegments)
            {
                for (int i = 1; i < _count; i++)
                {
                    _startCounter[i - 1] = _startCounter[i];
                    _startUtc[i - 1] = _startUtc[i];
                    _rateScaled[i - 1] = _rateScaled[i];
                    _slewMicroseconds[i - 1] = _slewMicroseconds[i];
                }

                _count--;
            }

            _startCounter[_count] = counter;
            _startUtc[_count] = utc;
            _rateScaled[_count] = rate;
            _slewMicroseconds[_count] = slew;
            _count++;
        }
    }
}
