namespace Chronoseal.Evidence.Cose
{
    /// <summary>CBOR tags of the messages (RFC 9052, 2, table 1).</summary>
    public static class CoseTag
    {
        /// <summary>COSE_Mac0</summary>
        public const ulong Mac0 = 17;

        /// <summary>COSE_Sign1</summary>
        public const ulong Sign1 = 18;
    }
}
