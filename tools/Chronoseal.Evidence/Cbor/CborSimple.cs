namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Numbers of the simple values with a name (RFC 8949, 3.3, table 4).</summary>
    public static class CborSimple
    {
        /// <summary>false</summary>
        public const byte False = 20;

        /// <summary>true</summary>
        public const byte True = 21;

        /// <summary>null</summary>
        public const byte Null = 22;

        /// <summary>undefined</summary>
        public const byte Undefined = 23;
    }
}
