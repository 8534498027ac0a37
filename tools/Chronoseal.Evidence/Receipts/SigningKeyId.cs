using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Public keys on P-256 as they stand in key files, and their key identifiers (frame format, 1).</summary>
    public static class SigningKeyId
    {
        /// <summary>Length of a public key in bytes: 04, X, Y.</summary>
        public const int PointBytes = 65;

        private const byte Uncompressed = 0x04;
        private const int CoordinateBytes = 32;

        /// <summary>First 8 bytes of the SHA-256 of the SubjectPublicKeyInfo in DER.</summary>
        public static byte[] Of(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..FrameLimits.KeyIdBytes];

        /// <summary>The public key, uncompressed.</summary>
        public static byte[] PointOf(ECDsa key)
        {
            ECParameters parameters = key.ExportParameters(false);
            return [Uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!];
        }

        /// <summary>Takes a public key from its uncompressed point; false when it is not one of P-256.</summary>
        public static bool TryImport(ReadOnlySpan<byte> point, [NotNullWhen(true)] out ECDsa? key)
        {
            key = null;
            if (point.Length != PointBytes || point[0] != Uncompressed)
            {
                return false;
            }

            var parameters = new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = point.Slice(1, CoordinateBytes).ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() },
            };
            try
            {
                key = ECDsa.Create(parameters);
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
