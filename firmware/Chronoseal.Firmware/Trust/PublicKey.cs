using System;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>A public key on P-256 as it stands in birth frames: uncompressed point (SEC 1, 2.3.3), and its identifier.</summary>
    internal static class PublicKey
    {
        /// <summary>Bytes of an uncompressed point: 04, X, Y.</summary>
        public const int PointLength = 65;

        /// <summary>What an uncompressed point starts with.</summary>
        public const byte Uncompressed = 0x04;

        private const int KeyIdLength = 8;

        // SubjectPublicKeyInfo (RFC 5480, section 2) up to the point: id-ecPublicKey, secp256r1, a bit string of 66 bytes.
        private const string InfoHead = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

        /// <summary>The key identifier: the first 8 bytes of the SHA-256 over the SubjectPublicKeyInfo in DER.</summary>
        public static byte[] KeyId(byte[] point)
        {
            byte[] head = Hexadecimal.Parse(InfoHead);
            var digest = new byte[Sha256.DigestLength];
            var hash = new Sha256();
            hash.Add(head, 0, head.Length);
            hash.Add(point, 0, PointLength);
            hash.Finish(digest, 0);
            var keyId = new byte[KeyIdLength];
            Array.Copy(digest, keyId, KeyIdLength);
            return keyId;
        }
    }
}
