using System;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// HKDF with HMAC-SHA-256 (RFC 5869) for one block of output: a key from a key. Allocates; for start only. Leaves nothing behind from which
    /// another key could be derived.
    /// </summary>
    public static class Hkdf
    {
        /// <summary>Bytes of a derived key: one block, so that the expansion of RFC 5869, section 2.3, is a single HMAC.</summary>
        public const int KeyLength = ManagedHmacSha256.DigestLength;

        /// <summary>Derives a key of <see cref="KeyLength"/> bytes.</summary>
        /// <param name="salt">Not secret; empty for none.</param>
        /// <param name="inputKey">The key to derive from; the caller wipes it.</param>
        /// <param name="info">What the derived key is for.</param>
        public static byte[] Derive(byte[] salt, byte[] inputKey, byte[] info)
        {
            var pseudorandomKey = new byte[KeyLength];
            new ManagedHmacSha256(salt).Compute(inputKey, 0, inputKey.Length, pseudorandomKey, 0);
            var expand = new ManagedHmacSha256(pseudorandomKey);
            Array.Clear(pseudorandomKey, 0, pseudorandomKey.Length);
            var block = new byte[info.Length + 1];
            Array.Copy(info, block, info.Length);
            block[info.Length] = 1;
            var key = new byte[KeyLength];
            expand.Compute(block, 0, block.Length, key, 0);
            expand.Forget();
            return key;
        }
    }
}
