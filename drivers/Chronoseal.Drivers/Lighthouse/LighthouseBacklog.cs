namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>
    /// Which records of the instrument's buffer have been taken, and which one to read next after an outage. The oldest missed
    /// one is found by bisection, or step by step from the newest where the instrument's clock was set and its times are out
    /// of order. A record is only taken behind the one that was taken last, because a full buffer drops its oldest record for
    /// every new one, which moves all indices down by one. Touches no bus.
    /// </summary>
    public sealed class LighthouseBacklog
    {
        /// <summary>The most records that an instrument keeps, and so the most that a search or a catching-up can take.</summary>
        public const int RecordCapacity = 3000;

        /// <summary>In place of the time of a record that is not there.</summary>
        public const long None = -1;

        // Times are truncated to seconds: two samples back to back can be a second more apart than a sample is long.
        private const int TruncationSeconds = 1;

        private long _lastTakenSeconds = None;
        private bool _isOrdered;
        private bool _hasTaken;
        private int _low;
        private int _high;

        /// <summary>Whether a first record started the history.</summary>
        public bool HasHistory
        {
            get { return _lastTakenSeconds != None; }
        }

        /// <summary>Whether records are waiting to be fetched from the buffer.</summary>
        public bool IsPending { get; private set; }

        /// <summary>Whether the oldest of them is still being searched; then only the time of <see cref="NextIndex"/> is of interest.</summary>
        public bool IsSearching { get; private set; }

        /// <summary>Whether the record taken last was fetched after several were missed, rather than as the newest.</summary>
        public bool IsBackfill { get; private set; }

        /// <summary>The record index to read next; meaningful while <see cref="IsPending"/>.</summary>
        public int NextIndex
        {
            get { return IsSearching && _isOrdered ? _low + (_high - _low) / 2 : _low; }
        }

        /// <summary>Forgets all: another instrument.</summary>
        public void Forget()
        {
            _lastTakenSeconds = None;
            IsPending = false;
        }

        /// <summary>Whether this is the record that was taken last.</summary>
        public bool IsLastTaken(long recordSeconds)
        {
            return recordSeconds == _lastTakenSeconds;
        }

        /// <summary>Whether a record began when the one taken last ended, so that none can lie between; only where no clock was set.</summary>
        public bool IsSurelyNext(long recordSeconds, long sampleSeconds)
        {
            long since = recordSeconds - _lastTakenSeconds;
            return since > 0 && since <= sampleSeconds + (sampleSeconds > 2 * TruncationSeconds ? TruncationSeconds : 0);
        }

        /// <summary>Starts the search for the oldest missed record.</summary>
        /// <param name="recordCount">How many there are.</param>
        /// <param name="newestSeconds">Time of the newest.</param>
        /// <param name="isClockSet">Whether the instrument's clock was set since the last record was taken.</param>
        public void Start(int recordCount, long newestSeconds, bool isClockSet)
        {
            _isOrdered = !isClockSet && newestSeconds > _lastTakenSeconds;
            _high = recordCount < RecordCapacity ? recordCount : RecordCapacity;
            _low = _isOrdered ? 0 : _high - 1;
            _hasTaken = false;
            IsSearching = true;
            IsPending = _high > 0;
        }

        /// <summary>Gives the catching-up up; a new search may start at any time.</summary>
        public void Stop()
        {
            IsPending = false;
        }

        /// <summary>Searches on, given the time of the record at <see cref="NextIndex"/>.</summary>
        public void Narrow(long recordSeconds)
        {
            if (!_isOrdered)
            {
                bool isFound = IsLastTaken(recordSeconds);
                IsSearching = !isFound && _low > 0;
                _low += isFound ? 1 : IsSearching ? -1 : 0;
                return;
            }

            int middle = NextIndex;
            if (recordSeconds > _lastTakenSeconds)
            {
                _high = middle;
            }
            else
            {
                _low = middle + 1;
            }

            IsSearching = _low < _high;
        }

        /// <summary>Judges the record at <see cref="NextIndex"/>; true if it is to be taken now.</summary>
        /// <param name="recordSeconds">Its time.</param>
        /// <param name="previousSeconds">Time of the record before it; <see cref="None"/> if there is none.</param>
        /// <param name="recordCount">How many records there are.</param>
        public bool Examine(long recordSeconds, long previousSeconds, int recordCount)
        {
            bool isOld = IsLastTaken(recordSeconds) || (_isOrdered && recordSeconds < _lastTakenSeconds);
            bool isLinked = previousSeconds == None || IsLastTaken(previousSeconds) || (_isOrdered && previousSeconds < _lastTakenSeconds);
            if (!isOld && !isLinked)
            {
                _low--;
                return false;
            }

            if (!isOld && !_hasTaken)
            {
                _hasTaken = true;
                IsBackfill = _low < recordCount - 1;
            }

            _low++;
            IsPending = _low < recordCount;
            return !isOld;
        }

        /// <summary>Notes that a record has been taken, or passed over as the start of the history.</summary>
        public void Taken(long recordSeconds)
        {
            _lastTakenSeconds = recordSeconds;
        }

        /// <summary>Notes that the newest record has been taken without any missed before it.</summary>
        public void TakenNewest(long recordSeconds)
        {
            _hasTaken = false;
            IsBackfill = false;
            _lastTakenSeconds = recordSeconds;
        }
    }
}
