using System.Numerics;
using System.Security.Cryptography;

namespace Chronoseal.Plant
{
    /// <summary>
    /// ECDSA on the curve P-256 with the nonce of RFC 6979, so that the same world gives the same signatures: .NET draws a new
    /// nonce each time. A real part draws its nonce too. The curve itself is .NET's. Fit for simulation only: not constant in time.
    /// </summary>
    public static class P256
    {
        /// <summary>Bytes of a scalar, a coordinate and a digest.</summary>
        public const int Bytes = 32;

        private static readonly BigInteger s_order = new BigInteger(
            Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

        /// <summary>The scalar that bytes stand for: in 1 to n - 1, by reduction.</summary>
        public static byte[] Scalar(ReadOnlySpan<byte> bytes)
        {
            return ToBytes(ToInteger(bytes) % (s_order - 1) + 1);
        }

        /// <summary>The public key of a private one: X and Y.</summary>
        public static byte[] PublicKey(byte[] scalar)
        {
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
            ECPoint point = key.ExportParameters(false).Q;
            return [.. point.X!, .. point.Y!];
        }

        /// <summary>The signature of a digest: R and S.</summary>
        public static byte[] Sign(byte[] scalar, byte[] digest)
        {
            BigInteger z = ToInteger(digest);
            BigInteger d = ToInteger(scalar);
            foreach (byte[] nonce in Nonces(scalar, digest))
            {
                BigInteger r = ToInteger(PublicKey(nonce).AsSpan(0, Bytes)) % s_order;
                BigInteger s = BigInteger.ModPow(ToInteger(nonce), s_order - 2, s_order) * (z + r * d) % s_order;
                if (!r.IsZero && !s.IsZero)
                {
                    return [.. ToBytes(r), .. ToBytes(s)];
                }
            }

            throw new InvalidOperationException("The nonces never end.");
        }

        /// <summary>Whether a signature fits a digest and a public key.</summary>
        /// <exception cref="CryptographicException">The key is no point of the curve.</exception>
        public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
        {
            var point = new ECPoint { X = publicKey.Slice(0, Bytes).ToArray(), Y = publicKey.Slice(Bytes, Bytes).ToArray() };
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return key.VerifyHash(digest, signature);
        }

        /// <summary>RFC 6979, section 3.2, with HMAC-SHA-256. Scalar, digest and order are of one length, so that bits2int shifts nothing.</summary>
        private static IEnumerable<byte[]> Nonces(byte[] scalar, byte[] digest)
        {
            byte[] seed = [.. scalar, .. ToBytes(ToInteger(digest) % s_order)];
            var k = new byte[Bytes];
            var v = new byte[Bytes];
            v.AsSpan().Fill(1);
            foreach (byte step in new byte[] { 0, 1 })
            {
                k = Hash(k, [.. v, step, .. seed]);
                v = Hash(k, v);
            }

            for (;;)
            {
                v = Hash(k, v);
                BigInteger candidate = ToInteger(v);
                if (!candidate.IsZero && candidate < s_order)
                {
                    yield return v;
                }

                k = Hash(k, [.. v, 0]);
                v = Hash(k, v);
            }
        }

        private static byte[] Hash(byte[] key, byte[] message)
        {
            return HMACSHA256.HashData(key, message);
        }

        private static BigInteger ToInteger(ReadOnlySpan<byte> bytes)
        {
            return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        }

        private static byte[] ToBytes(BigInteger value)
        {
            byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[Bytes - digits.Length], .. digits];
        }
    }
}
