namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The step between a linear count of seconds and UTC as POSIX numbers it, at a leap second that was announced. The clock runs
    /// on the linear count and applies the schedule last, so that nothing inside it ever steps. An inserted second (23:59:60) has no
    /// POSIX number: no UTC is claimed for it.
    /// </summary>
    public sealed class LeapSchedule
    {
        private const long Second = 1000000;
        private const long Day = 86400 * Second;

        private long _applied;
        private long _boundary;
        private int _change;

        /// <summary>Announces a leap second.</summary>
        /// <param name="unixSeconds">The POSIX second that begins the next day.</param>
        /// <param name="change">+1 for a second inserted before it, -1 for one left out.</param>
        /// <param name="linearMicroseconds">Now. What is announced for the past is passed over.</param>
        public void Announce(long unixSeconds, int change, long linearMicroseconds)
        {
            if (unixSeconds * Second - ToUtc(linearMicroseconds) <= Second)
            {
                return;
            }

            // One that is still to come is replaced; one that is past has become part of the difference.
            Cancel(linearMicroseconds);
            _applied -= _change;
            _boundary = (unixSeconds - _applied) * Second;
            _change = change;
        }

        /// <summary>Takes an announcement back, if its instant has not come.</summary>
        public void Cancel(long linearMicroseconds)
        {
            if (linearMicroseconds < _boundary - Second)
            {
                _change = 0;
            }
        }

        /// <summary>Forgets everything: the count of seconds was lost.</summary>
        public void Clear()
        {
            _applied = 0;
            _boundary = 0;
            _change = 0;
        }

        /// <summary>Whether an instant lies in an inserted second.</summary>
        public bool IsInserted(long linearMicroseconds)
        {
            return _change > 0 && linearMicroseconds >= _boundary && linearMicroseconds < _boundary + Second;
        }

        /// <summary>UTC of an instant of the linear count, microseconds.</summary>
        public long ToUtc(long linearMicroseconds)
        {
            return linearMicroseconds + _applied * Second - ChangeAt(linearMicroseconds) * Second;
        }

        /// <summary>The instant of the linear count that a UTC names, microseconds.</summary>
        public long ToLinear(long utcMicroseconds)
        {
            long linear = utcMicroseconds - _applied * Second;
            return _change > 0 && linear >= _boundary ? linear + Second : _change < 0 && linear >= _boundary ? linear - Second : linear;
        }

        /// <summary>The flag for stamps: 1 or 2 while a second is to be inserted or left out at the end of the current UTC day.</summary>
        public int FlagAt(long linearMicroseconds)
        {
            long end = _change < 0 ? _boundary - Second : _boundary;
            bool isAhead = linearMicroseconds < end && linearMicroseconds >= _boundary - Day;
            return !isAhead || _change == 0 ? 0 : _change > 0 ? 1 : 2;
        }

        // An inserted second is over a second after the boundary; a second left out would have begun a second before it.
        private int ChangeAt(long linearMicroseconds)
        {
            long from = _change > 0 ? _boundary + Second : _boundary - Second;
            return _change != 0 && linearMicroseconds >= from ? _change : 0;
        }
    }
}
