namespace Chronoseal.Protocols.Numbers
{
    /// <summary>
    /// Folds bytes and texts into a number that tells them apart: FNV-1a with 64 bits (draft-eastlake-fnv, section 2). No protection
    /// against intent.
    /// </summary>
    public static class Fingerprint
    {
        /// <summary>The fingerprint of nothing; where every fold begins.</summary>
        public const long Empty = unchecked((long)0xCBF29CE484222325);

        private const long Prime = 0x100000001B3;

        /// <summary>Folds bytes in.</summary>
        public static long Add(long fingerprint, byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                fingerprint = Add(fingerprint, buffer[offset + i]);
            }

            return fingerprint;
        }

        /// <summary>Folds a text in, and its end, so that "ab", "c" is not "a", "bc".</summary>
        public static long Add(long fingerprint, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                fingerprint = Add(Add(fingerprint, (byte)text[i]), (byte)(text[i] >> 8));
            }

            return Add(Add(fingerprint, byte.MaxValue), byte.MaxValue);
        }

        private static long Add(long fingerprint, byte value)
        {
            return unchecked((fingerprint ^ value) * Prime);
        }
    }
}
