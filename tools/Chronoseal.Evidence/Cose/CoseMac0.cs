using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Cose
{
    /// <summary>A COSE_Mac0 message (RFC 9052, 6.2) under HMAC 256/256 (RFC 9053, 3.1).</summary>
    public sealed class CoseMac0
    {
        /// <summary>Length of a tag in bytes.</summary>
        public const int TagBytes = 32;

        private CoseMac0(CoseEnvelope envelope) => Envelope = envelope;

        /// <summary>The parts of the message.</summary>
        public CoseEnvelope Envelope { get; }

        /// <summary>Decodes a message with CBOR tag 17. Nothing is verified yet.</summary>
        /// <param name="message">Exactly one message.</param>
        /// <param name="mac0">The message.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out CoseMac0? mac0, out string error)
        {
            mac0 = CoseEnvelope.TryRead(message, CoseTag.Mac0, out CoseEnvelope? envelope, out error) ? new CoseMac0(envelope) : null;
            return mac0 is not null;
        }

        /// <summary>Encodes and seals a message.</summary>
        /// <param name="protectedMap">Protected headers; an empty map is encoded as a zero-length string.</param>
        /// <param name="unprotectedMap">Unprotected headers.</param>
        /// <param name="payload">Payload.</param>
        /// <param name="key">Symmetric key.</param>
        /// <param name="externalAad">Data that both sides know and the message does not carry.</param>
        public static byte[] Seal(
            CborValue protectedMap, CborValue unprotectedMap, ReadOnlyMemory<byte> payload, ReadOnlySpan<byte> key, ReadOnlyMemory<byte> externalAad = default)
        {
            byte[] protectedBytes = protectedMap.Pairs.Count == 0 ? [] : CborWriter.Encode(protectedMap);
            byte[] tag = HMACSHA256.HashData(key, CoseStructure.ToBeMaced(protectedBytes, externalAad, payload));
            return CoseStructure.Message(CoseTag.Mac0, protectedBytes, unprotectedMap, payload, tag);
        }

        /// <summary>True when the message names HMAC 256/256 and its tag is right under the key. The comparison takes the same time for every wrong tag.</summary>
        public bool Verify(ReadOnlySpan<byte> key, ReadOnlyMemory<byte> externalAad = default) => Verify(Envelope, key, externalAad);

        internal static bool Verify(CoseEnvelope envelope, ReadOnlySpan<byte> key, ReadOnlyMemory<byte> externalAad = default)
        {
            if (!envelope.IsFor(CoseAlgorithm.Hmac256) || envelope.Seal.Length != TagBytes)
            {
                return false;
            }

            Span<byte> expected = stackalloc byte[TagBytes];
            HMACSHA256.HashData(key, CoseStructure.ToBeMaced(envelope.SealedProtectedBytes, externalAad, envelope.Payload), expected);
            return CryptographicOperations.FixedTimeEquals(expected, envelope.Seal.Span);
        }
    }
}
