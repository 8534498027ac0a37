namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// The readings of one synchronised acquisition, <see cref="Limits.ReadingsPerEpoch"/> at most. Made once and filled again; a reading is made when it is
    /// needed first, because each takes 216 bytes of a device's heap.
    /// </summary>
    public sealed class Epoch
    {
        private readonly Reading[] _readings = new Reading[Limits.ReadingsPerEpoch];

        /// <summary>How many readings are valid.</summary>
        public int Count { get; private set; }

        /// <summary>Whether the epoch lies on the UTC grid; if not, on the free grid of a clock that is not acquired.</summary>
        public bool IsOnUtcGrid { get; private set; }

        /// <summary>The grid instant, UTC microseconds; meaningful with <see cref="IsOnUtcGrid"/>.</summary>
        public long UtcMicroseconds { get; private set; }

        /// <summary>A reading.</summary>
        public Reading this[int index]
        {
            get { return _readings[index]; }
        }

        /// <summary>Empties it for a new grid instant.</summary>
        public void Start(bool isOnUtcGrid, long utcMicroseconds)
        {
            Count = 0;
            IsOnUtcGrid = isOnUtcGrid;
            UtcMicroseconds = utcMicroseconds;
        }

        /// <summary>The next reading to fill; null when the epoch is full.</summary>
        public Reading Add()
        {
            if (Count == _readings.Length)
            {
                return null;
            }

            if (_readings[Count] == null)
            {
                _readings[Count] = new Reading();
            }

            return _readings[Count++];
        }
    }
}
