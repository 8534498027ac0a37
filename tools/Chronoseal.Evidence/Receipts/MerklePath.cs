namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Inclusion proofs (RFC 9162, 2.1.3): the hashes that lead from one leaf to the root.</summary>
    public static class MerklePath
    {
        /// <summary>Steps of the longest path, that of a tree of 2^63 leaves.</summary>
        public const int MaximumSteps = 63;

        /// <summary>Makes the path of a leaf (2.1.3.1).</summary>
        /// <param name="leafHashes">All leaves of the tree.</param>
        /// <param name="index">The leaf, from 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
        public static IReadOnlyList<byte[]> Make(IReadOnlyList<byte[]> leafHashes, int index)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
            var path = new List<byte[]>();
            int start = 0;
            int count = leafHashes.Count;
            while (count > 1)
            {
                int left = LargestPowerOfTwoBelow(count);
                bool isLeft = index - start < left;
                path.Add(isLeft ? RootOf(leafHashes, start + left, count - left) : RootOf(leafHashes, start, left));
                start += isLeft ? 0 : left;
                count = isLeft ? left : count - left;
            }

            path.Reverse();
            return path;
        }

        /// <summary>Follows a path from a leaf and says whether it ends in the root (2.1.3.2).</summary>
        /// <param name="leafHash">Hash of the leaf.</param>
        /// <param name="index">Its place, from 0.</param>
        /// <param name="count">Leaves of the tree.</param>
        /// <param name="path">The path, from the leaf upwards.</param>
        /// <param name="root">The root.</param>
        public static bool Leads(ReadOnlySpan<byte> leafHash, long index, long count, IReadOnlyList<ReadOnlyMemory<byte>> path, ReadOnlySpan<byte> root)
        {
            if (index < 0 || index >= count)
            {
                return false;
            }

            long place = index;
            long last = count - 1;
            byte[] hash = leafHash.ToArray();
            foreach (ReadOnlyMemory<byte> step in path)
            {
                if (last == 0)
                {
                    return false;
                }

                hash = Climb(hash, step.Span, ref place, ref last);
            }

            return last == 0 && root.SequenceEqual(hash);
        }

        private static byte[] Climb(byte[] hash, ReadOnlySpan<byte> step, ref long place, ref long last)
        {
            bool isRight = (place & 1) == 1 || place == last;
            byte[] joined = isRight ? MerkleHash.OfNode(step, hash) : MerkleHash.OfNode(hash, step);

            // The last leaf of an incomplete tree has no sibling on some levels: they are passed over.
            while (isRight && (place & 1) == 0 && place != 0)
            {
                place >>= 1;
                last >>= 1;
            }

            place >>= 1;
            last >>= 1;
            return joined;
        }

        private static byte[] RootOf(IReadOnlyList<byte[]> leafHashes, int start, int count)
        {
            var tree = new MerkleAccumulator();
            for (int i = start; i < start + count; i++)
            {
                tree.Add(leafHashes[i]);
            }

            return tree.Root();
        }

        private static int LargestPowerOfTwoBelow(int count)
        {
            int power = 1;
            while (power < count - power)
            {
                power <<= 1;
            }

            return power;
        }
    }
}
