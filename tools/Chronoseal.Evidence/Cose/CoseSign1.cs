using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Cose
{
    /// <summary>A COSE_Sign1 message (RFC 9052, 4.2) under ES256 with P-256 (RFC 9053, 2.1).</summary>
    public sealed class CoseSign1
    {
        /// <summary>Length of a signature in bytes: r and s of 32 bytes each, not DER.</summary>
        public const int SignatureBytes = 64;

        private const int KeyBits = 256;

        private CoseSign1(CoseEnvelope envelope) => Envelope = envelope;

        /// <summary>The parts of the message.</summary>
        public CoseEnvelope Envelope { get; }

        /// <summary>Decodes a message with CBOR tag 18. Nothing is verified yet.</summary>
        /// <param name="message">Exactly one message.</param>
        /// <param name="sign1">The message.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out CoseSign1? sign1, out string error)
        {
            sign1 = CoseEnvelope.TryRead(message, CoseTag.Sign1, out CoseEnvelope? envelope, out error) ? new CoseSign1(envelope) : null;
            return sign1 is not null;
        }

        /// <summary>Encodes and signs a message.</summary>
        /// <param name="protectedMap">Protected headers; an empty map is encoded as a zero-length string.</param>
        /// <param name="unprotectedMap">Unprotected headers.</param>
        /// <param name="payload">Payload.</param>
        /// <param name="privateKey">A P-256 key with its private part.</param>
        /// <param name="externalAad">Data that both sides know and the message does not carry.</param>
        public static byte[] Sign(
            CborValue protectedMap, CborValue unprotectedMap, ReadOnlyMemory<byte> payload, ECDsa privateKey, ReadOnlyMemory<byte> externalAad = default)
        {
            byte[] protectedBytes = protectedMap.Pairs.Count == 0 ? [] : CborWriter.Encode(protectedMap);
            byte[] toBeSigned = CoseStructure.ToBeSigned(protectedBytes, externalAad, payload);
            byte[] signature = privateKey.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return CoseStructure.Message(CoseTag.Sign1, protectedBytes, unprotectedMap, payload, signature);
        }

        /// <summary>True when the message names ES256 and its signature is right under the public key, which must be on P-256.</summary>
        public bool Verify(ECDsa publicKey, ReadOnlyMemory<byte> externalAad = default) => Verify(Envelope, publicKey, externalAad);

        internal static bool Verify(CoseEnvelope envelope, ECDsa publicKey, ReadOnlyMemory<byte> externalAad = default)
        {
            if (!envelope.IsFor(CoseAlgorithm.Es256) || envelope.Seal.Length != SignatureBytes || publicKey.KeySize != KeyBits)
            {
                return false;
            }

            byte[] toBeSigned = CoseStructure.ToBeSigned(envelope.SealedProtectedBytes, externalAad, envelope.Payload);
            return publicKey.VerifyData(toBeSigned, envelope.Seal.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
