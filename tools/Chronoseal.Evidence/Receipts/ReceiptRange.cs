using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Items that lie one after another in one file of the archive, and the Merkle root over them.</summary>
    /// <param name="File">The file.</param>
    /// <param name="FirstIndex">Place of the first item in the file, from 0.</param>
    /// <param name="Count">Items, from 1.</param>
    /// <param name="OffsetBytes">Where the first one starts.</param>
    /// <param name="LengthBytes">Bytes of all of them.</param>
    /// <param name="FirstSequence">Sequence number of the first; null in the quarantine.</param>
    /// <param name="LastSequence">Sequence number of the last; null in the quarantine.</param>
    /// <param name="Root">Merkle root over the items in order of arrival, 32 bytes.</param>
    public sealed record ReceiptRange(
        ArchiveFileName File,
        long FirstIndex,
        long Count,
        long OffsetBytes,
        long LengthBytes,
        ulong? FirstSequence,
        ulong? LastSequence,
        ReadOnlyMemory<byte> Root)
    {
        /// <summary>Where the next range of the file starts.</summary>
        public long EndBytes => OffsetBytes + LengthBytes;

        internal CborValue ToCbor()
        {
            var pairs = new List<CborPair>
            {
                Pair(ReceiptLabels.File, CborValue.TextString(File.ToString())),
                Pair(ReceiptLabels.FirstIndex, CborValue.Int(FirstIndex)),
                Pair(ReceiptLabels.Count, CborValue.Int(Count)),
                Pair(ReceiptLabels.Offset, CborValue.Int(OffsetBytes)),
                Pair(ReceiptLabels.Length, CborValue.Int(LengthBytes)),
                Pair(ReceiptLabels.Root, CborValue.ByteString(Root)),
            };
            if (File.IsNode)
            {
                pairs.Add(Pair(ReceiptLabels.Node, CborValue.TextString(File.Series)));
                pairs.Add(Pair(ReceiptLabels.FirstSequence, CborValue.Int(FirstSequence ?? 0)));
                pairs.Add(Pair(ReceiptLabels.LastSequence, CborValue.Int(LastSequence ?? 0)));
            }

            return CborValue.Map([.. pairs]);
        }

        private static CborPair Pair(string label, CborValue value) => new(CborValue.TextString(label), value);
    }
}
