namespace Chronoseal.Firmware.Sampling
{
    /// <summary>The readings of one synchronised acquisition. Made once and filled again.</summary>
    public sealed class Epoch
    {
        private readonly Reading[] _readings = new Reading[Limits.ReadingsPerEpoch];

        /// <summary>Makes an empty epoch with room for <see cref="Limits.ReadingsPerEpoch"/> readings.</summary>
        public Epoch()
        {
            for (int i = 0; i < _readings.Length; i++)
            {
                _readings[i] = new Reading();
            }
        }

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
            return Count < _readings.Length ? _readings[Count++] : null;
        }
    }
}
