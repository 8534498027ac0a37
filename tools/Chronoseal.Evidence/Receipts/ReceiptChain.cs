namespace Chronoseal.Evidence.Receipts
{
    /// <summary>How a statement follows the one before it.</summary>
    internal static class ReceiptChain
    {
        private static readonly byte[] s_none = new byte[MerkleHash.Bytes];

        internal static ReadOnlyMemory<byte> HashOf(ReceiptStatement? statement) => statement?.Hash ?? s_none;

        internal static long NumberAfter(ReceiptStatement? statement) => (statement?.Claim.Number ?? 0) + 1;

        internal static bool Follows(ReceiptStatement statement, ReceiptStatement? previous) =>
            statement.Claim.Number == NumberAfter(previous) && statement.Claim.PreviousHash.Span.SequenceEqual(HashOf(previous).Span);
    }
}
