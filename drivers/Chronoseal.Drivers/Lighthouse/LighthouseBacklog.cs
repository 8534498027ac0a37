namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>
    /// Which records of the instrument's buffer have been taken, and which one to read next after an outage. Records are in
    /// order of time, so that the oldest missed one is found by bisection. Touches no bus.
    /// </summary>
    public sealed class LighthouseBacklog
    {
        /// <summary>The most records that an instrument keeps, and so the most that a search or a catching-up can take.</summary>
        public const int RecordCapacity = 3000;

        private long _lastTakenSeconds;
        private bool _isSearching;
        private bool _hasSteppedBack;
        private int _low;
        private int _high;
        private int _end;

        /// <summary>Whether records are waiting to be fetched from the buffer.</summary>
        public bool IsPending { get; private set; }

        /// <summary>Whether the record taken last, or about to be taken, came from the buffer rather than as the newest.</summary>
        public bool IsBackfill { get; private set; }

        /// <summary>The record index to read next; meaningful while <see cref="IsPending"/>.</summary>
        public int NextIndex
        {
            get { return _isSearching ? _low + (_high - _low) / 2 : _low; }
        }

        /// <summary>Whether a record has not been taken yet.</summary>
        public bool IsNewer(LighthouseRecord record)
        {
            return record.TimestampSeconds > _lastTakenSeconds;
        }

        /// <summary>
        /// Whether records lie between the last taken one and this newest: more time passed than one sample and a half. The first
        /// record ever seen starts the history; what the instrument measured before is not ours.
        /// </summary>
        public bool HasMissed(LighthouseRecord newest)
        {
            IsBackfill = false;
            return _lastTakenSeconds != 0 && newest.SampleSeconds > 0
                && newest.TimestampSeconds - _lastTakenSeconds > newest.SampleSeconds + newest.SampleSeconds / 2;
        }

        /// <summary>Starts the search for the oldest missed record among so many.</summary>
        public void Start(int recordCount)
        {
            _low = 0;
            _high = recordCount < RecordCapacity ? recordCount : RecordCapacity;
            _end = _high;
            _isSearching = true;
            _hasSteppedBack = true;
            IsPending = _high > 0;
        }

        /// <summary>Looks at the record at <see cref="NextIndex"/>; true if it is to be taken now.</summary>
        public bool Examine(LighthouseRecord record)
        {
            return _isSearching ? Narrow(record) : TakeInOrder(record);
        }

        /// <summary>Notes that a record has been taken.</summary>
        public void Taken(long timestampSeconds)
        {
            _lastTakenSeconds = timestampSeconds;
        }

        private bool Narrow(LighthouseRecord record)
        {
            int middle = NextIndex;
            bool isNewer = IsNewer(record);
            if (isNewer)
            {
                _high = middle;
            }
            else
            {
                _low = middle + 1;
            }

            if (_low < _high)
            {
                return false;
            }

            _isSearching = false;
            IsPending = _low < _end;
            return isNewer && TakeInOrder(record);
        }

        private bool TakeInOrder(LighthouseRecord record)
        {
            // A full buffer drops its oldest record for every new one, which moves all indices down by one.
            bool isGap = record.TimestampSeconds - _lastTakenSeconds > record.SampleSeconds + record.SampleSeconds / 2;
            if (isGap && _low > 0 && !_hasSteppedBack)
            {
                _hasSteppedBack = true;
                _low--;
                return false;
            }

            _hasSteppedBack = false;
            _low++;
            IsPending = _low < _end;
            IsBackfill = true;
            return IsNewer(record);
        }
    }
}
