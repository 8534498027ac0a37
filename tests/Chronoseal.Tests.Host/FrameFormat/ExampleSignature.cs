using System.Security.Cryptography;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.FrameFormat
{
    /// <summary>ES256 with a private key that everybody knows, and the nonce of RFC 6979, so that the page's bytes are the same each time.</summary>
    internal sealed class ExampleSignature(byte[] privateKey) : IFrameSeal
    {
        public int Algorithm => -7;

        public string AlgorithmName => "ES256";

        public int MessageTag => 18;

        public string Context => "Signature1";

        public byte[] KeyId { get; } = SHA256.HashData(PublicKeyInfo(privateKey))[..8];

        public byte[] PublicKey { get; } = PublicKeyInfo(privateKey)[^65..];

        public int Length => 64;

        public Outcome Seal(byte[] data, int offset, int count, byte[] seal, int sealOffset)
        {
            P256.Sign(privateKey, SHA256.HashData(data.AsSpan(offset, count))).CopyTo(seal, sealOffset);
            return Outcome.Ok;
        }

        /// <summary>SubjectPublicKeyInfo in DER, by .NET.</summary>
        public static byte[] PublicKeyInfo(byte[] privateKey)
        {
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = privateKey });
            return key.ExportSubjectPublicKeyInfo();
        }
    }
}
