using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// UTC against counter as a chain of straight pieces, continuous and rising: every new line is approached over one second
    /// rather than jumped to. The latest pieces are kept, so that an instant a few seconds back is answered as it was then.
    /// Inside, UTC has 8 binary places of a microsecond.
    /// </summary>
    public sealed class Timescale
    {
        /// <summary>Binary places of scaled UTC and counter values.</summary>
        public const int FractionBits = 8;

        /// <summary>How long a correction takes, microseconds.</summary>
        public const int SlewDurationMicroseconds = 1000000;

        private const int RateBits = 32;
        private const long KeptMicroseconds = 10000000;

        private readonly long[] _startCounter = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _startUtcScaled = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _rateScaled = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _slewMicroseconds = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _lineCounter = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _uncertaintyMicroseconds = new long[TimingLimits.TimescaleSegments];
        private readonly long[] _boundMicroseconds = new long[TimingLimits.TimescaleSegments];
        private HoldoverPath _path;
        private int _count;

        /// <summary>Whether there is anything to answer with.</summary>
        public bool IsEmpty
        {
            get { return _count == 0; }
        }

        /// <summary>Where what is kept begins; only where it is not empty.</summary>
        public long OldestCounter
        {
            get { return _startCounter[0]; }
        }

        /// <summary>Where the oldest line that is kept begins, behind the correction towards it; only where it is not empty.</summary>
        public long OldestLineCounter
        {
            get { return _startCounter[OldestLine]; }
        }

        /// <summary>Whether an instant lies within what is kept, or after it.</summary>
        public bool Holds(long counter)
        {
            return _count > 0 && counter >= _startCounter[0];
        }

        /// <summary>Starts anew: the next piece is not joined to what was before.</summary>
        public void Clear()
        {
            _path = null;
            _count = 0;
        }

        /// <summary>UTC in microseconds at a counter value, rounded.</summary>
        public long UtcAt(long counter)
        {
            return (UtcScaledAt(counter) + (1 << (FractionBits - 1))) >> FractionBits;
        }

        /// <summary>UTC in microseconds at a counter value before what is kept, rounded: the oldest line, laid on backwards.</summary>
        public long UtcBefore(long counter)
        {
            int i = OldestLine;
            long utcScaled = _startUtcScaled[i] + Elapse(counter - _startCounter[i], _rateScaled[i]);
            return (utcScaled + (1 << (FractionBits - 1))) >> FractionBits;
        }

        /// <summary>How far the answer still is from the line being approached, microseconds.</summary>
        public long SlewLeftAt(long counter)
        {
            int i = Find(counter);
            long left = SlewDurationMicroseconds - (counter - _startCounter[i]);
            return left <= 0 ? 0 : _slewMicroseconds[i] * left / SlewDurationMicroseconds;
        }

        /// <summary>Counter of the line's latest edge when the piece at an instant was laid.</summary>
        public long LineCounterAt(long counter)
        {
            return _lineCounter[Find(counter)];
        }

        /// <summary>What <see cref="Follow"/> was told of the uncertainty of the piece at an instant, microseconds.</summary>
        public long UncertaintyAt(long counter)
        {
            return _uncertaintyMicroseconds[Find(counter)];
        }

        /// <summary>What <see cref="Follow"/> was told of the bound of the piece at an instant, microseconds.</summary>
        public long BoundAt(long counter)
        {
            return _boundMicroseconds[Find(counter)];
        }

        /// <summary>The counter value at which the latest piece reaches a UTC, within a microsecond.</summary>
        public long CounterAt(long utcMicroseconds)
        {
            int i = _count - 1;
            long elapsed = utcMicroseconds - (_startUtcScaled[i] >> FractionBits);
            long counter = _startCounter[i] + elapsed - ((elapsed * _rateScaled[i]) >> RateBits);

            // Along a path, the piece's own rate leads close by; what is left is far below a second.
            return _path == null || counter < _path.StartCounter ? counter : counter + utcMicroseconds - UtcAt(counter);
        }

        /// <summary>Renumbers UTC by whole microseconds, past and future.</summary>
        public void Shift(long microseconds)
        {
            for (int i = 0; i < _count; i++)
            {
                _startUtcScaled[i] += microseconds << FractionBits;
            }

            if (_path != null)
            {
                _path.Start(_path.StartCounter, _path.UtcScaledAt(_path.StartCounter) + (microseconds << FractionBits));
            }
        }

        /// <summary>Follows a new line from a counter value on.</summary>
        /// <param name="counter">From where on.</param>
        /// <param name="utcScaled">The line's UTC there, microseconds times 2^8.</param>
        /// <param name="partsPerTrillion">Frequency error of the counter.</param>
        /// <param name="lineCounter">Counter of the line's latest edge.</param>
        /// <param name="uncertaintyMicroseconds">Expanded uncertainty of the line.</param>
        /// <param name="boundMicroseconds">Its guarantee.</param>
        public void Follow(long counter, long utcScaled, long partsPerTrillion, long lineCounter, long uncertaintyMicroseconds, long boundMicroseconds)
        {
            long rate = RateOf(partsPerTrillion);
            long now = _count == 0 ? utcScaled : UtcScaledAt(counter);
            KeepPathBefore(counter);
            DropFrom(counter);
            long error = utcScaled - now;
            if (error != 0)
            {
                long end = utcScaled + Elapse(SlewDurationMicroseconds, rate);
                long correction = end - now - ((long)SlewDurationMicroseconds << FractionBits);
                long slewRate = (correction << (RateBits - FractionBits)) / SlewDurationMicroseconds;
                Append(counter, now, slewRate, (IntegerMath.Absolute(error) + (1 << FractionBits) - 1) >> FractionBits);
                Describe(lineCounter, uncertaintyMicroseconds, boundMicroseconds);
                counter += SlewDurationMicroseconds;
                utcScaled = end;
            }

            Append(counter, utcScaled, rate, 0);
            Describe(lineCounter, uncertaintyMicroseconds, boundMicroseconds);
        }

        /// <summary>Lets a path take over from a counter value on, after the latest piece.</summary>
        public void ContinueAlong(HoldoverPath path, long counter)
        {
            long utcScaled = UtcScaledAt(counter);
            KeepPathBefore(counter);
            path.Start(counter, utcScaled);
            _path = path;
        }

        // d(utc)/d(counter) - 1 = -y / (1 + y), y in 10^-12.
        internal static long RateOf(long partsPerTrillion)
        {
            return -(partsPerTrillion << (RateBits - 12)) / ((1000000000000L + partsPerTrillion) >> 12);
        }

        internal static long Elapse(long microseconds, long rate)
        {
            return (microseconds << FractionBits) + ((microseconds * rate) >> (RateBits - FractionBits));
        }

        // A correction's rate is not the crystal's: it must not be laid on.
        private int OldestLine
        {
            get
            {
                int i = 0;
                while (i < _count - 1 && _slewMicroseconds[i] != 0)
                {
                    i++;
                }

                return i;
            }
        }

        private long UtcScaledAt(long counter)
        {
            if (_path != null && counter >= _path.StartCounter)
            {
                return _path.UtcScaledAt(counter);
            }

            int i = Find(counter);
            return _startUtcScaled[i] + Elapse(counter - _startCounter[i], _rateScaled[i]);
        }

        // The path is about to start anew: what it answered lately stays, as pieces.
        private void KeepPathBefore(long counter)
        {
            if (_path != null && counter > _path.StartCounter)
            {
                KeepStepAt(IntegerMath.Maximum(_path.StartCounter, counter - KeptMicroseconds));
                KeepStepAt(counter);
            }

            _path = null;
        }

        private void KeepStepAt(long counter)
        {
            int last = _count - 1;
            long lineCounter = _lineCounter[last];
            long uncertainty = _uncertaintyMicroseconds[last];
            long bound = _boundMicroseconds[last];
            _path.UtcScaledAt(counter);
            if (_path.StepCounter > _startCounter[last])
            {
                Append(_path.StepCounter, _path.StepUtcScaled, _path.StepRate, 0);
                Describe(lineCounter, uncertainty, bound);
            }
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

        private void Append(long counter, long utcScaled, long rate, long slew)
        {
            if (_count == TimingLimits.TimescaleSegments)
            {
                DropOldest();
            }

            _startCounter[_count] = counter;
            _startUtcScaled[_count] = utcScaled;
            _rateScaled[_count] = rate;
            _slewMicroseconds[_count] = slew;
            _count++;
        }

        private void Describe(long lineCounter, long uncertaintyMicroseconds, long boundMicroseconds)
        {
            _lineCounter[_count - 1] = lineCounter;
            _uncertaintyMicroseconds[_count - 1] = uncertaintyMicroseconds;
            _boundMicroseconds[_count - 1] = boundMicroseconds;
        }

        private void DropOldest()
        {
            for (int i = 1; i < _count; i++)
            {
                _startCounter[i - 1] = _startCounter[i];
                _startUtcScaled[i - 1] = _startUtcScaled[i];
                _rateScaled[i - 1] = _rateScaled[i];
                _slewMicroseconds[i - 1] = _slewMicroseconds[i];
                _lineCounter[i - 1] = _lineCounter[i];
                _uncertaintyMicroseconds[i - 1] = _uncertaintyMicroseconds[i];
                _boundMicroseconds[i - 1] = _boundMicroseconds[i];
            }

            _count--;
        }
    }
}
