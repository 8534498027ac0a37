using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// What the collector signs: these items lay in my archive, in this order, at the end of this interval. That it decodes says nothing about
    /// who wrote it: see <see cref="IsSignedBy"/>.
    /// </summary>
    public sealed class ReceiptStatement
    {
        private readonly CoseSign1 _message;

        internal ReceiptStatement(ReadOnlyMemory<byte> bytes, CoseSign1 message, ReceiptClaim claim, ReadOnlyMemory<byte> keyId)
        {
            Bytes = bytes;
            _message = message;
            Claim = claim;
            KeyId = keyId;
            Hash = SHA256.HashData(bytes.Span);
        }

        /// <summary>The whole COSE_Sign1, tag 18 included.</summary>
        public ReadOnlyMemory<byte> Bytes { get; }

        /// <summary>SHA-256 of <see cref="Bytes"/>: what the next statement carries and what a time stamp is over.</summary>
        public ReadOnlyMemory<byte> Hash { get; }

        /// <summary>What is stated.</summary>
        public ReceiptClaim Claim { get; }

        /// <summary>Key identifier of the collector, 8 bytes.</summary>
        public ReadOnlyMemory<byte> KeyId { get; }

        /// <summary>Signs a claim.</summary>
        /// <param name="claim">What is stated.</param>
        /// <param name="key">The collector's key with its private part.</param>
        public static ReceiptStatement Sign(ReceiptClaim claim, ECDsa key)
        {
            byte[] keyId = PublicKey.IdOf(key);
            CborValue protectedMap = CborValue.Map(
                new CborPair(CborValue.Int(CoseHeader.Algorithm), CborValue.Int(CoseAlgorithm.Es256)),
                new CborPair(CborValue.Int(CoseHeader.ContentType), CborValue.Int(ReceiptLimits.ContentType)),
                new CborPair(CborValue.Int(CoseHeader.KeyId), CborValue.ByteString(keyId)),
                new CborPair(CborValue.TextString(ReceiptLabels.Version), CborValue.Int(ReceiptLimits.Version)),
                new CborPair(CborValue.TextString(ReceiptLabels.Kind), CborValue.Int(ReceiptLimits.Kind)));
            byte[] bytes = CoseSign1.Sign(protectedMap, CborValue.EmptyMap, CborWriter.Encode(claim.ToCbor()), key);
            return TryRead(bytes, out ReceiptStatement? statement, out string error)
                ? statement
                : throw new ArgumentException($"The claim cannot be stated: {error}.", nameof(claim));
        }

        /// <summary>Decodes a statement strictly.</summary>
        /// <param name="bytes">The statement, nothing before or behind it; must not change afterwards.</param>
        /// <param name="statement">The statement.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ReceiptStatement? statement, out string error)
        {
            statement = null;
            if (bytes.Length > ReceiptLimits.StatementBytes)
            {
                error = $"{bytes.Length} bytes are more than the {ReceiptLimits.StatementBytes} of the longest statement";
                return false;
            }

            if (!CoseSign1.TryRead(bytes, out CoseSign1? message, out error)
                || !TryReadHeader(message.Envelope, out ReadOnlyMemory<byte> keyId, out error)
                || !ReceiptClaimReader.TryRead(message.Envelope.Payload, out ReceiptClaim? claim, out error))
            {
                return false;
            }

            statement = new ReceiptStatement(bytes, message, claim, keyId);
            return true;
        }

        /// <summary>True when only the holder of this key's private part can have signed the statement.</summary>
        public bool IsSignedBy(ECDsa publicKey) => KeyId.Span.SequenceEqual(PublicKey.IdOf(publicKey)) && _message.Verify(publicKey);

        private static bool TryReadHeader(CoseEnvelope envelope, out ReadOnlyMemory<byte> keyId, out string error)
        {
            var fields = new ReceiptFields("protected map", envelope.ProtectedMap);
            if (!envelope.ProtectedMap.TryGet(CoseHeader.Algorithm, out CborValue? algorithm) || !algorithm.IsInteger || algorithm.Integer != CoseAlgorithm.Es256)
            {
                fields.Refuse("label 1 is not ES256");
            }

            fields.Skip();
            fields.RequireExactly(CoseHeader.ContentType, ReceiptLimits.ContentType);
            fields.RequireExactly(ReceiptLabels.Version, ReceiptLimits.Version);
            fields.RequireExactly(ReceiptLabels.Kind, ReceiptLimits.Kind);
            keyId = fields.Bytes(CoseHeader.KeyId, Frames.FrameLimits.KeyIdBytes);
            if (envelope.UnprotectedMap.Pairs.Count != 0)
            {
                fields.Refuse("the unprotected map is not empty");
            }

            return fields.AreWhole(out error);
        }
    }
}
