using System.Security.Cryptography;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The two hashes of a Merkle tree (RFC 9162, 2.1.1): the leading byte keeps a leaf from passing for a node.</summary>
    public static class MerkleHash
    {
        /// <summary>Length of every hash in bytes.</summary>
        public const int Bytes = SHA256.HashSizeInBytes;

        private const byte LeafPrefix = 0x00;
        private const byte NodePrefix = 0x01;
        private const int StackBytes = 2_048;

        /// <summary>Root of a tree without leaves: SHA-256 of nothing.</summary>
        public static byte[] Empty() => SHA256.HashData([]);

        /// <summary>SHA-256(0x00 || item).</summary>
        public static byte[] OfLeaf(ReadOnlySpan<byte> item)
        {
            int lengthBytes = 1 + item.Length;
            Span<byte> input = lengthBytes <= StackBytes ? stackalloc byte[lengthBytes] : new byte[lengthBytes];
            input[0] = LeafPrefix;
            item.CopyTo(input[1..]);
            return SHA256.HashData(input);
        }

        /// <summary>SHA-256(0x01 || left || right).</summary>
        public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        {
            Span<byte> input = stackalloc byte[1 + 2 * Bytes];
            input[0] = NodePrefix;
            left.CopyTo(input[1..]);
            right.CopyTo(input[(1 + Bytes)..]);
            return SHA256.HashData(input);
        }
    }
}
