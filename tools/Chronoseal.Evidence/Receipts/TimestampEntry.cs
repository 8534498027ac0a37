using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>One time stamp as it is stored beside the statements. Nothing of it is verified yet.</summary>
    /// <param name="Number">Number of the statement.</param>
    /// <param name="StatementHash">SHA-256 of the statement, 32 bytes.</param>
    /// <param name="Nonce">Nonce of the request, 8 bytes.</param>
    /// <param name="Token">TimeStampToken in DER (RFC 3161, 2.4.2).</param>
    public sealed record TimestampEntry(long Number, ReadOnlyMemory<byte> StatementHash, ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Token)
    {
        /// <summary>The entry in deterministic CBOR.</summary>
        public byte[] Encode() => CborWriter.Encode(CborValue.Map(
            Pair(ReceiptLabels.Number, CborValue.Int(Number)),
            Pair(ReceiptLabels.Hash, CborValue.ByteString(StatementHash)),
            Pair(ReceiptLabels.Nonce, CborValue.ByteString(Nonce)),
            Pair(ReceiptLabels.Token, CborValue.ByteString(Token))));

        /// <summary>Decodes an entry.</summary>
        /// <param name="bytes">Exactly one entry; must not change afterwards.</param>
        /// <param name="entry">The entry.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out TimestampEntry? entry, out string error)
        {
            entry = null;
            if (!CborReader.TryReadWhole(bytes, out CborValue? value, out CborError cborError))
            {
                error = cborError.ToString();
                return false;
            }

            var fields = new ReceiptFields("time stamp", value);
            var read = new TimestampEntry(
                fields.Number(ReceiptLabels.Number),
                fields.Bytes(ReceiptLabels.Hash, MerkleHash.Bytes),
                fields.Bytes(ReceiptLabels.Nonce, ReceiptLimits.NonceBytes),
                fields.Bytes(ReceiptLabels.Token, 1, ReceiptLimits.TokenBytes));
            entry = fields.AreWhole(out error) ? read : null;
            return entry is not null;
        }

        private static CborPair Pair(string label, CborValue value) => new(CborValue.TextString(label), value);
    }
}
