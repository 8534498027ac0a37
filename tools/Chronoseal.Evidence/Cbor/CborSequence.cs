namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Splits a CBOR sequence (RFC 8742) in memory into its items.</summary>
    public static class CborSequence
    {
        /// <summary>Splits the whole input.</summary>
        /// <param name="input">Items one after another, nothing between them.</param>
        /// <param name="items">The encoded items, slices of the input. On an error, those before it.</param>
        /// <param name="error">Set when the result is false; the sequence cannot be followed past this place.</param>
        public static bool TrySplit(ReadOnlyMemory<byte> input, out IReadOnlyList<ReadOnlyMemory<byte>> items, out CborError error)
        {
            var found = new List<ReadOnlyMemory<byte>>();
            items = found;
            error = default;
            int offset = 0;
            while (offset < input.Length)
            {
                if (!CborReader.TryReadNext(input, offset, out _, out int lengthBytes, out error))
                {
                    return false;
                }

                found.Add(input.Slice(offset, lengthBytes));
                offset += lengthBytes;
            }

            return true;
        }
    }
}
