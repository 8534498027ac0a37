namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The leaf hashes of the latest items of one node, to tell a repetition from a new frame.</summary>
    internal sealed class RecentHashes
    {
        private readonly HashSet<UInt256> _known = [];
        private readonly Queue<UInt256> _order = new();

        internal bool Holds(ReadOnlySpan<byte> leafHash) => _known.Contains(UInt256.Of(leafHash));

        internal void Add(ReadOnlySpan<byte> leafHash)
        {
            UInt256 hash = UInt256.Of(leafHash);
            if (!_known.Add(hash))
            {
                return;
            }

            _order.Enqueue(hash);
            if (_order.Count > ReceiptLimits.RememberedFrames)
            {
                _known.Remove(_order.Dequeue());
            }
        }

        private readonly record struct UInt256(ulong A, ulong B, ulong C, ulong D)
        {
            internal static UInt256 Of(ReadOnlySpan<byte> hash) => new(
                BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]), BitConverter.ToUInt64(hash[16..]), BitConverter.ToUInt64(hash[24..]));
        }
    }
}
