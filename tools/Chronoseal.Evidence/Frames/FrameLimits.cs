namespace Chronoseal.Evidence.Frames
{
    /// <summary>What version 1 of the frame format allows at most.</summary>
    public static class FrameLimits
    {
        /// <summary>The only format version known here.</summary>
        public const int Version = 1;

        /// <summary>Bytes of any frame. The specification limits birth frames and usual data frames; this one keeps a reader's memory bounded.</summary>
        public const int MaximumFrameBytes = 16_384;

        /// <summary>Bytes of a birth frame (frame format, 2).</summary>
        public const int MaximumBirthBytes = 3_072;

        /// <summary>Records of one frame.</summary>
        public const int MaximumRecords = 256;

        /// <summary>Length of a key identifier in bytes.</summary>
        public const int KeyIdBytes = 8;

        /// <summary>Length of a SHA-256 in bytes.</summary>
        public const int HashBytes = 32;

        /// <summary>Length of a public key on P-256, uncompressed (04, X, Y), in bytes.</summary>
        public const int PublicKeyBytes = 65;

        /// <summary>Length of a configured node name in characters (frame format, 3).</summary>
        public const int MaximumNodeNameLength = 32;

        /// <summary>Hexadecimal digits of an EUI-64.</summary>
        public const int EuiDigits = 16;

        /// <summary>Smallest exponent of a value.</summary>
        public const int SmallestExponent = -9;

        /// <summary>Largest exponent of a value.</summary>
        public const int LargestExponent = 0;

        /// <summary>Exponent of every time: microseconds.</summary>
        public const int TimeExponent = -6;

        /// <summary>Microseconds in a second.</summary>
        public const int MicrosecondsPerSecond = 1_000_000;

        /// <summary>SenML reads times below 2^28 s as relative to now (RFC 8428, 4.5.3), which evidence must never be.</summary>
        public const long SmallestEpochMicroseconds = (1L << 28) * MicrosecondsPerSecond;

        /// <summary>End of the year 9999, so that every time has a calendar date.</summary>
        public const long LargestTimeMicroseconds = 253_402_300_799L * MicrosecondsPerSecond + (MicrosecondsPerSecond - 1);
    }
}
