using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Public keys on P-256 as they stand in key files, and their key identifiers (frame format, 1).</summary>
    public static class SigningKeyId
    {
        private const byte Uncompressed = 0x04;

        /// <summary>First 8 bytes of the SHA-256 of the SubjectPublicKeyInfo in DER.</summary>
        public static byte[] Of(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..FrameLimits.KeyIdBytes];

        /// <summary>The public key, uncompressed: 04, X, Y.</summary>
        public static byte[] PointOf(ECDsa key)
        {
            ECParameters parameters = key.ExportParameters(false);
            return [Uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!];
        }
    }
}
