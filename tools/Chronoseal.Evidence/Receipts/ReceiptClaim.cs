using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The payload of a statement.</summary>
    /// <param name="Number">Number of the statement, from 1, rising by 1.</param>
    /// <param name="PreviousHash">SHA-256 of the whole previous statement; 32 zero bytes in the first.</param>
    /// <param name="FromMicroseconds">UTC by the collector's system clock, microseconds since 1970: no item arrived before.</param>
    /// <param name="ToMicroseconds">UTC by the collector's system clock: all items had arrived.</param>
    /// <param name="Reason">Why the statement was made.</param>
    /// <param name="Ranges">What arrived, in ascending order of the file names; may be empty.</param>
    public sealed record ReceiptClaim(
        long Number,
        ReadOnlyMemory<byte> PreviousHash,
        long FromMicroseconds,
        long ToMicroseconds,
        StatementReason Reason,
        IReadOnlyList<ReceiptRange> Ranges)
    {
        /// <summary>Merkle root over the encoded ranges.</summary>
        public byte[] Root()
        {
            var tree = new MerkleAccumulator();
            foreach (ReceiptRange range in Ranges)
            {
                tree.Add(MerkleHash.OfLeaf(CborWriter.Encode(range.ToCbor())));
            }

            return tree.Root();
        }

        internal CborValue ToCbor() => CborValue.Map(
            Pair(ReceiptLabels.Number, CborValue.Int(Number)),
            Pair(ReceiptLabels.Previous, CborValue.ByteString(PreviousHash)),
            Pair(ReceiptLabels.From, CborValue.Int(FromMicroseconds)),
            Pair(ReceiptLabels.To, CborValue.Int(ToMicroseconds)),
            Pair(ReceiptLabels.Clock, CborValue.TextString(ReceiptLabels.SystemClock)),
            Pair(ReceiptLabels.Reason, CborValue.Int((int)Reason)),
            Pair(ReceiptLabels.Ranges, CborValue.Array([.. Ranges.Select(range => range.ToCbor())])),
            Pair(ReceiptLabels.Root, CborValue.ByteString(Root())));

        private static CborPair Pair(string label, CborValue value) => new(CborValue.TextString(label), value);
    }
}
