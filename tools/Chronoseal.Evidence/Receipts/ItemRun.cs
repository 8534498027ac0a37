namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Items read from a file one after another: the hashes of their leaves, where each ends, and which sequence numbers they bear.</summary>
    internal sealed class ItemRun
    {
        private readonly List<byte[]> _leafHashes = [];
        private readonly List<long> _ends = [];
        private readonly List<ulong?> _sequences = [];
        private readonly long _startBytes;

        private ItemRun(long startBytes) => _startBytes = startBytes;

        internal IReadOnlyList<byte[]> LeafHashes => _leafHashes;

        /// <summary>Sequence numbers of the items, where they were asked for; null for what is no frame.</summary>
        internal IReadOnlyList<ulong?> Sequences => _sequences;

        internal int Count => _leafHashes.Count;

        /// <summary>Why there are no more items although the file goes on; empty at a good end.</summary>
        internal string Error { get; private set; } = "";

        /// <summary>Where an item starts; of the number of items, where the last one ends.</summary>
        internal long OffsetOf(int item) => item == 0 ? _startBytes : _ends[item - 1];

        /// <summary>Reads at most so many items, and nothing at or behind an offset.</summary>
        /// <exception cref="IOException">And what else a file system may do.</exception>
        internal static ItemRun Read(string archive, ArchiveFileName file, long startBytes, long mostItems, long untilBytes = long.MaxValue, bool withSequences = false)
        {
            var run = new ItemRun(startBytes);
            using ItemReader reader = ItemReader.Open(file.PathIn(archive), ReceiptLimits.ItemBytes, startBytes, untilBytes - startBytes);
            while (run.Count < mostItems && reader.TryRead(out ReadOnlyMemory<byte> item))
            {
                run._leafHashes.Add(MerkleHash.OfLeaf(item.Span));
                run._ends.Add(reader.OffsetBytes);
                if (withSequences)
                {
                    run._sequences.Add(file.IsNode && FrameMark.TryRead(item, out ulong sequence) ? sequence : null);
                }
            }

            run.Error = reader.Error;
            return run;
        }

        /// <summary>Reads the item that starts at an offset; empty when none does.</summary>
        internal static ReadOnlyMemory<byte> ReadOne(string archive, ArchiveFileName file, long offsetBytes)
        {
            using ItemReader reader = ItemReader.Open(file.PathIn(archive), ReceiptLimits.ItemBytes, offsetBytes);
            return reader.TryRead(out ReadOnlyMemory<byte> item) ? item.ToArray() : default(ReadOnlyMemory<byte>);
        }

        /// <summary>Whether the items from one on are those of a range.</summary>
        internal bool Holds(ReceiptRange range, int first)
        {
            if (first + range.Count > Count || OffsetOf(first + (int)range.Count) - OffsetOf(first) != range.LengthBytes)
            {
                return false;
            }

            var tree = new MerkleAccumulator();
            for (int i = first; i < first + range.Count; i++)
            {
                tree.Add(_leafHashes[i]);
            }

            return tree.Root().AsSpan().SequenceEqual(range.Root.Span);
        }
    }
}
