using Chronoseal.Protocols.Serial;

namespace Chronoseal.Protocols.Nmea
{
    /// <summary>
    /// Finds sentences in a stream of bytes, across any number of reads: from a dollar sign to the end of the line. Lines that
    /// are too long or hold bytes outside printable ASCII are dropped and counted.
    /// </summary>
    public sealed class NmeaLineReader : LineReader
    {
        /// <summary>Longest line taken. NMEA 0183 allows 82 characters; some receivers write more.</summary>
        public const int MaximumLength = 120;

        /// <summary>Makes a reader.</summary>
        public NmeaLineReader()
            : base(MaximumLength, '$', true)
        {
        }
    }
}
