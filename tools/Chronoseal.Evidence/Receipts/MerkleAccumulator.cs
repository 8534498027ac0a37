namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// The Merkle tree hash of RFC 9162, 2.1.1, over leaves that come one after another. Keeps one hash for each bit that is set in the number
    /// of leaves, so that ten million leaves take at most 24.
    /// </summary>
    public sealed class MerkleAccumulator
    {
        private readonly Stack<byte[]> _subtrees = new();

        /// <summary>Leaves so far.</summary>
        public long Count { get; private set; }

        /// <summary>Adds the hash of a leaf.</summary>
        /// <param name="leafHash">32 bytes, of <see cref="MerkleHash.OfLeaf"/>; must not change afterwards.</param>
        public void Add(byte[] leafHash)
        {
            byte[] hash = leafHash;

            // As in adding one to a binary number: each set bit that is carried joins two complete subtrees of one size.
            for (long carry = Count; (carry & 1) == 1; carry >>= 1)
            {
                hash = MerkleHash.OfNode(_subtrees.Pop(), hash);
            }

            _subtrees.Push(hash);
            Count++;
        }

        /// <summary>Root over the leaves so far; more may follow.</summary>
        public byte[] Root()
        {
            byte[]? root = null;
            foreach (byte[] subtree in _subtrees)
            {
                root = root is null ? subtree : MerkleHash.OfNode(subtree, root);
            }

            return root ?? MerkleHash.Empty();
        }
    }
}
