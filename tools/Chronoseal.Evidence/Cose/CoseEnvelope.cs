using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Cose
{
    /// <summary>
    /// The four parts that COSE_Mac0 and COSE_Sign1 share (RFC 9052, 4.2 and 6.2). It is as tolerant as the RFC: headers may be anywhere,
    /// the key identifier is optional. What a frame must look like beyond that is the frame reader's business.
    /// </summary>
    public sealed class CoseEnvelope
    {
        private const int PartCount = 4;

        private CoseEnvelope(CborValue protectedMap, IReadOnlyList<CborValue> parts)
        {
            ProtectedMap = protectedMap;
            ProtectedBytes = parts[0].Bytes;
            UnprotectedMap = parts[1];
            Payload = parts[2].Bytes;
            Seal = parts[3].Bytes;
        }

        /// <summary>Protected headers, decoded; an empty map where the message carries none.</summary>
        public CborValue ProtectedMap { get; }

        /// <summary>Protected headers as they stand in the message.</summary>
        public ReadOnlyMemory<byte> ProtectedBytes { get; }

        /// <summary>Protected headers as they enter the seal: an empty map counts as a zero-length string (RFC 9052, 3).</summary>
        public ReadOnlyMemory<byte> SealedProtectedBytes => ProtectedMap.Pairs.Count == 0 ? ReadOnlyMemory<byte>.Empty : ProtectedBytes;

        /// <summary>Unprotected headers: nobody vouches for them.</summary>
        public CborValue UnprotectedMap { get; }

        /// <summary>Payload.</summary>
        public ReadOnlyMemory<byte> Payload { get; }

        /// <summary>Authentication tag or signature.</summary>
        public ReadOnlyMemory<byte> Seal { get; }

        /// <summary>Key identifier, protected before unprotected; null where the message names none.</summary>
        public ReadOnlyMemory<byte>? KeyId =>
            TryGetHeader(CoseHeader.KeyId, out CborValue? value) && value.Kind == CborKind.Bytes ? value.Bytes : default(ReadOnlyMemory<byte>?);

        /// <summary>Decodes a tagged message.</summary>
        /// <param name="message">Exactly one message.</param>
        /// <param name="tagNumber">The CBOR tag it must have.</param>
        /// <param name="envelope">The parts, over the message's memory.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> message, ulong tagNumber, [NotNullWhen(true)] out CoseEnvelope? envelope, out string error)
        {
            envelope = null;
            if (!CborReader.TryReadWhole(message, out CborValue? value, out CborError cborError))
            {
                error = cborError.ToString();
                return false;
            }

            if (value.Kind != CborKind.Tag || value.TagNumber != tagNumber)
            {
                error = $"the message does not have CBOR tag {tagNumber}";
                return false;
            }

            return TryReadParts(value.Tagged, out envelope, out error);
        }

        /// <summary>Finds a header with an integer label, protected before unprotected.</summary>
        public bool TryGetHeader(int label, [NotNullWhen(true)] out CborValue? value) =>
            ProtectedMap.TryGet(label, out value) || UnprotectedMap.TryGet(label, out value);

        /// <summary>True when the message names this algorithm and demands nothing that this library does not know (RFC 9052, 3.1, crit).</summary>
        public bool IsFor(int algorithm) =>
            TryGetHeader(CoseHeader.Algorithm, out CborValue? value) && value.IsInteger && value.Integer == algorithm
            && !TryGetHeader(CoseHeader.Critical, out _);

        private static bool TryReadParts(CborValue array, [NotNullWhen(true)] out CoseEnvelope? envelope, out string error)
        {
            envelope = null;
            if (array.Kind != CborKind.Array || array.Items.Count != PartCount)
            {
                error = $"the message is not an array of {PartCount}";
                return false;
            }

            IReadOnlyList<CborValue> parts = array.Items;
            if (parts[0].Kind != CborKind.Bytes || parts[1].Kind != CborKind.Map || parts[2].Kind != CborKind.Bytes || parts[3].Kind != CborKind.Bytes)
            {
                error = "the message is not protected bytes, unprotected map, payload bytes and seal bytes";
                return false;
            }

            if (!TryReadProtected(parts[0].Bytes, out CborValue? protectedMap, out error))
            {
                return false;
            }

            envelope = new CoseEnvelope(protectedMap, parts);
            return true;
        }

        private static bool TryReadProtected(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CborValue? protectedMap, out string error)
        {
            error = "";
            protectedMap = CborValue.EmptyMap;
            if (bytes.IsEmpty)
            {
                return true;
            }

            if (!CborReader.TryReadWhole(bytes, out protectedMap, out CborError cborError))
            {
                error = $"protected headers, {cborError}";
                return false;
            }

            if (protectedMap.Kind == CborKind.Map)
            {
                return true;
            }

            error = "the protected headers are not a map";
            return false;
        }
    }
}
