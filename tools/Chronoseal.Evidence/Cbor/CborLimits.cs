namespace Chronoseal.Evidence.Cbor
{
    /// <summary>What the decoder accepts at most; everything beyond is refused before memory is taken for it.</summary>
    public static class CborLimits
    {
        /// <summary>Levels of arrays, maps and tags inside each other.</summary>
        public const int MaximumDepth = 16;

        /// <summary>Values in one item, counted over all levels.</summary>
        public const int MaximumValues = 16_384;

        /// <summary>Bytes of one item.</summary>
        public const int MaximumItemBytes = 1_048_576;
    }
}
