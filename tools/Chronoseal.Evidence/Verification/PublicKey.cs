using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>A public key on P-256 that verifies what a node or a collector signs, with the key identifier that follows from it (frame format, 1).</summary>
    public sealed class PublicKey
    {
        private const byte Uncompressed = 0x04;
        private const int CoordinateBytes = 32;

        private PublicKey(byte[] point, ECDsa key)
        {
            Point = point;
            Key = key;
            KeyId = IdOf(key);
        }

        /// <summary>04, X, Y: 65 bytes.</summary>
        public ReadOnlyMemory<byte> Point { get; }

        /// <summary>First 8 bytes of the SHA-256 of the SubjectPublicKeyInfo in DER.</summary>
        public ReadOnlyMemory<byte> KeyId { get; }

        /// <summary>The key. Not for use from two threads at once.</summary>
        public ECDsa Key { get; }

        /// <summary>Reads an uncompressed point (SEC 1, 2.3.4).</summary>
        /// <param name="point">04, X, Y: 65 bytes; a copy is kept.</param>
        /// <param name="key">The key; null when the bytes are not a point of the curve.</param>
        public static bool TryRead(ReadOnlySpan<byte> point, [NotNullWhen(true)] out PublicKey? key)
        {
            key = null;
            if (point.Length != FrameLimits.PublicKeyBytes || point[0] != Uncompressed)
            {
                return false;
            }

            try
            {
                var q = new ECPoint { X = point.Slice(1, CoordinateBytes).ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() };
                key = new PublicKey(point.ToArray(), ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = q }));
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }

        /// <summary>Key identifier of a key: the first 8 bytes of the SHA-256 of its SubjectPublicKeyInfo in DER.</summary>
        public static byte[] IdOf(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..FrameLimits.KeyIdBytes];

        /// <summary>The public part of a key, uncompressed: 04, X, Y.</summary>
        public static byte[] PointOf(ECDsa key)
        {
            ECPoint point = key.ExportParameters(false).Q;
            return [Uncompressed, .. point.X!, .. point.Y!];
        }

        /// <summary>Another instance of the same key, for another thread.</summary>
        public PublicKey Copy() => TryRead(Point.Span, out PublicKey? copy) ? copy : throw new InvalidOperationException("A key that was read once cannot be read again.");
    }
}
