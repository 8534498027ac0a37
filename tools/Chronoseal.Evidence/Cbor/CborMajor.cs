namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Major types and additional information (RFC 8949, 3).</summary>
    internal static class CborMajor
    {
        public const int Unsigned = 0;
        public const int Negative = 1;
        public const int Bytes = 2;
        public const int Text = 3;
        public const int Array = 4;
        public const int Map = 5;
        public const int Tag = 6;
        public const int Simple = 7;

        public const int Shift = 5;
        public const int InformationMask = 0x1F;

        /// <summary>Additional information below this is the argument itself.</summary>
        public const int FirstFollowing = 24;

        public const int OneByte = 24;
        public const int TwoBytes = 25;
        public const int FourBytes = 26;
        public const int EightBytes = 27;
        public const int Indefinite = 31;

        /// <summary>Simple values below this have no two-byte form (RFC 8949, 3.3).</summary>
        public const int FirstTwoByteSimple = 32;
    }
}
