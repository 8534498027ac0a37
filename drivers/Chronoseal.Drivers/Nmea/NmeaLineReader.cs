namespace Chronoseal.Drivers.Nmea
{
    /// <summary>
    /// Finds sentences in a stream of bytes, across any number of reads: from a dollar sign to the end of the line. Lines that
    /// are too long or hold bytes outside printable ASCII are dropped and counted.
    /// </summary>
    public sealed class NmeaLineReader
    {
        /// <summary>Longest line taken. NMEA 0183 allows 82 characters; some receivers write more.</summary>
        public const int MaximumLength = 120;

        private readonly byte[] _line = new byte[MaximumLength];
        private bool _isInside;

        /// <summary>Length of the line in <see cref="Line"/>, without its end.</summary>
        public int Length { get; private set; }

        /// <summary>The line's bytes, from the dollar sign on; valid until the next <see cref="Add"/>.</summary>
        public byte[] Line
        {
            get { return _line; }
        }

        /// <summary>Lines dropped so far.</summary>
        public int DroppedLines { get; private set; }

        /// <summary>Takes a byte; true when it ended a line.</summary>
        public bool Add(byte value)
        {
            if (value == '$')
            {
                Drop();
                _isInside = true;
                Length = 0;
            }

            if (!_isInside)
            {
                return false;
            }

            if (value == '\r' || value == '\n')
            {
                _isInside = false;
                return true;
            }

            if (Length == MaximumLength || value < 0x20 || value > 0x7E)
            {
                Drop();
                return false;
            }

            _line[Length++] = value;
            return false;
        }

        private void Drop()
        {
            DroppedLines += _isInside ? 1 : 0;
            _isInside = false;
        }
    }
}
