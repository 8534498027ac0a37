using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Cose
{
    /// <summary>The bytes that a seal is computed over.</summary>
    public static class CoseStructure
    {
        private const string Mac0Context = "MAC0";
        private const string Sign1Context = "Signature1";

        /// <summary>MAC_structure of a COSE_Mac0 (RFC 9052, 6.3).</summary>
        public static byte[] ToBeMaced(ReadOnlyMemory<byte> protectedBytes, ReadOnlyMemory<byte> externalAad, ReadOnlyMemory<byte> payload) =>
            Encode(Mac0Context, protectedBytes, externalAad, payload);

        /// <summary>Sig_structure of a COSE_Sign1 (RFC 9052, 4.4).</summary>
        public static byte[] ToBeSigned(ReadOnlyMemory<byte> protectedBytes, ReadOnlyMemory<byte> externalAad, ReadOnlyMemory<byte> payload) =>
            Encode(Sign1Context, protectedBytes, externalAad, payload);

        /// <summary>The tagged message around a seal.</summary>
        public static byte[] Message(ulong tagNumber, ReadOnlyMemory<byte> protectedBytes, CborValue unprotectedMap, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> seal) =>
            CborWriter.Encode(CborValue.Tag(tagNumber, CborValue.Array(
                CborValue.ByteString(protectedBytes),
                unprotectedMap,
                CborValue.ByteString(payload),
                CborValue.ByteString(seal))));

        private static byte[] Encode(string context, ReadOnlyMemory<byte> protectedBytes, ReadOnlyMemory<byte> externalAad, ReadOnlyMemory<byte> payload) =>
            CborWriter.Encode(CborValue.Array(
                CborValue.TextString(context),
                CborValue.ByteString(protectedBytes),
                CborValue.ByteString(externalAad),
                CborValue.ByteString(payload)));
    }
}
