using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Records
{
    /// <summary>
    /// What is known of an instrument's own clock: where on the node's counter it showed a second. It may be wrong by hours, may
    /// drift and may be set; nothing but differences of it is used. A setting of less than two seconds goes unnoticed.
    /// </summary>
    public sealed class InstrumentClock
    {
        /// <summary>
        /// How fast the instrument's clock and the node's counter may part, in parts per million: twice what two plain 50 ppm
        /// crystals can make of it over temperature and age.
        /// </summary>
        public const int DriftPartsPerMillion = 200;

        private const long SecondMicroseconds = 1000000;

        private long _earliest;
        private long _latest;
        private long _seconds;
        private long _earliestBefore;
        private long _latestBefore;
        private long _secondsBefore;
        private long _foundSetMicroseconds;
        private bool _wasSet;

        /// <summary>Whether it was ever read.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>Forgets all: another instrument.</summary>
        public void Forget()
        {
            IsKnown = false;
            _wasSet = false;
        }

        /// <summary>Notes that the clock was read.</summary>
        /// <param name="seconds">What it showed, whole Unix seconds, truncated.</param>
        /// <param name="earliestMicroseconds">The counter before which it was not looked up.</param>
        /// <param name="latestMicroseconds">The counter after which it was not looked up.</param>
        /// <returns>False if it was set since it was read last: what it showed then and now cannot be one clock's.</returns>
        public bool Observe(long seconds, long earliestMicroseconds, long latestMicroseconds)
        {
            bool isOneClock = true;
            if (IsKnown)
            {
                Map(_seconds, _earliest, _latest, seconds, out long earliest, out long latest);
                isOneClock = earliest <= latestMicroseconds && latest >= earliestMicroseconds;
            }

            if (!isOneClock)
            {
                _secondsBefore = _seconds;
                _earliestBefore = _earliest;
                _latestBefore = _latest;
                _foundSetMicroseconds = latestMicroseconds;
                _wasSet = true;
            }

            _seconds = seconds;
            _earliest = earliestMicroseconds;
            _latest = latestMicroseconds;
            IsKnown = true;
            return isOneClock;
        }

        /// <summary>
        /// Where on the counter a record's own time lies: the clock's quantum, the time that its lookup took and drift since then
        /// make the interval. A record that may be older than a setting of the clock may be by the clock before or after it.
        /// </summary>
        /// <param name="recordSeconds">The record's time, whole Unix seconds, truncated.</param>
        /// <param name="notBeforeMicroseconds">The counter before which the record is known not to have been.</param>
        /// <param name="earliestMicroseconds">Start of the interval.</param>
        /// <param name="latestMicroseconds">Its end.</param>
        public void Place(long recordSeconds, long notBeforeMicroseconds, out long earliestMicroseconds, out long latestMicroseconds)
        {
            Map(_seconds, _earliest, _latest, recordSeconds, out earliestMicroseconds, out latestMicroseconds);
            if (_wasSet && notBeforeMicroseconds < _foundSetMicroseconds)
            {
                Map(_secondsBefore, _earliestBefore, _latestBefore, recordSeconds, out long earliest, out long latest);
                earliestMicroseconds = IntegerMath.Minimum(earliestMicroseconds, earliest);
                latestMicroseconds = IntegerMath.Maximum(latestMicroseconds, latest);
            }
        }

        // Both times are truncated, so that their difference is off by less than a second either way.
        private static void Map(long seconds, long earliest, long latest, long recordSeconds, out long recordEarliest, out long recordLatest)
        {
            long age = (seconds - recordSeconds) * SecondMicroseconds;
            long drift = IntegerMath.Absolute(age) / SecondMicroseconds * DriftPartsPerMillion;
            recordEarliest = earliest - age - SecondMicroseconds - drift;
            recordLatest = latest - age + SecondMicroseconds + drift;
        }
    }
}
