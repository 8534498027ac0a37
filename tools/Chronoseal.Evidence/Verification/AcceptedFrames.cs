namespace Chronoseal.Evidence.Verification
{
    /// <summary>Hashes of the latest accepted frames of one node by sequence number; the oldest give way.</summary>
    internal sealed class AcceptedFrames
    {
        private readonly Dictionary<ulong, ReadOnlyMemory<byte>> _hashes = [];
        private readonly Queue<ulong> _order = [];

        public void Remember(ulong sequence, ReadOnlyMemory<byte> hash)
        {
            if (_order.Count == VerificationLimits.RememberedFrames)
            {
                _hashes.Remove(_order.Dequeue());
            }

            _hashes[sequence] = hash;
            _order.Enqueue(sequence);
        }

        public bool TryGet(ulong sequence, out ReadOnlyMemory<byte> hash) => _hashes.TryGetValue(sequence, out hash);
    }
}
