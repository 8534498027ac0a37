using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// When epochs start: at multiples of the period in UTC, so that all nodes of a site sample together; before the clock is
    /// acquired, at multiples of it in the counter, and marked so.
    /// </summary>
    public sealed class EpochGrid
    {
        private readonly DisciplinedClock _clock;
        private readonly ICounter _counter;
        private readonly long _periodMicroseconds;
        private readonly Stamp _stamp = new Stamp();
        private long _lastUtcMicroseconds = long.MinValue / 2;

        /// <summary>Makes a grid.</summary>
        public EpochGrid(DisciplinedClock clock, ICounter counter, long periodMicroseconds)
        {
            _clock = clock;
            _counter = counter;
            _periodMicroseconds = periodMicroseconds;
        }

        /// <summary>The next grid instant after now.</summary>
        /// <param name="counterMicroseconds">When, by the counter.</param>
        /// <param name="utcMicroseconds">The instant in UTC; 0 on the free grid.</param>
        /// <returns>True on the UTC grid.</returns>
        public bool Next(out long counterMicroseconds, out long utcMicroseconds)
        {
            long now = _counter.Microseconds;
            _clock.At(now, _stamp);
            if (_stamp.HasUtc)
            {
                // Rounding may wake a microsecond before the instant it slept for: that instant is not due twice.
                utcMicroseconds = IntegerMath.Maximum(
                    (_stamp.UtcMicroseconds / _periodMicroseconds + 1) * _periodMicroseconds, _lastUtcMicroseconds + _periodMicroseconds);
                if (utcMicroseconds - _stamp.UtcMicroseconds <= 2 * _periodMicroseconds && _clock.TryCounterAt(utcMicroseconds, out counterMicroseconds))
                {
                    _lastUtcMicroseconds = utcMicroseconds;
                    return true;
                }

                // The clock has stepped back: the grid starts anew from where UTC now is.
                _lastUtcMicroseconds = long.MinValue / 2;
            }

            utcMicroseconds = 0;
            counterMicroseconds = (now / _periodMicroseconds + 1) * _periodMicroseconds;
            return false;
        }
    }
}
