namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Items of one file that are on the disk and in no statement yet.</summary>
    internal sealed class OpenRange(ArchiveFileName file, long firstIndex, long offsetBytes)
    {
        private readonly MerkleAccumulator _tree = new();
        private long _lengthBytes;
        private ulong _firstSequence;
        private ulong _lastSequence;

        internal ArchiveFileName File { get; } = file;

        internal void Add(byte[] leafHash, int lengthBytes, ulong sequence)
        {
            _firstSequence = _tree.Count == 0 ? sequence : _firstSequence;
            _lastSequence = sequence;
            _lengthBytes += lengthBytes;
            _tree.Add(leafHash);
        }

        internal ReceiptRange ToRange() => new(
            File,
            firstIndex,
            _tree.Count,
            offsetBytes,
            _lengthBytes,
            File.IsNode ? _firstSequence : null,
            File.IsNode ? _lastSequence : null,
            _tree.Root());
    }
}
