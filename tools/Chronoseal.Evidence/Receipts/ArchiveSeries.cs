namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The files of one node, or of the quarantine, while the collector writes them.</summary>
    internal sealed class ArchiveSeries(string archive, string name)
    {
        private readonly List<OpenRange> _open = [];
        private AppendOnlyFile? _file;
        private ArchiveFileName? _fileName;
        private long _nextIndex;

        internal string Name { get; } = name;

        internal bool IsNode => Name != ArchiveFileName.Quarantine;

        internal RecentHashes Recent { get; } = new();

        internal IReadOnlyList<OpenRange> Open => _open;

        /// <summary>Goes on with a file of which so much is whole.</summary>
        internal void Continue(ArchiveFileName fileName, long lengthBytes, long itemCount)
        {
            _fileName = fileName;
            _file = new AppendOnlyFile(fileName.PathIn(archive), lengthBytes);
            _nextIndex = itemCount;
        }

        /// <summary>Appends whole items with one synchronisation.</summary>
        /// <param name="today">UTC day. A clock set back does not open an earlier file: the order of the files is the order of arrival.</param>
        /// <param name="bytes">All bytes of the items.</param>
        /// <param name="items">What they are, in order.</param>
        /// <param name="fault">A sentence when the result is false, else empty.</param>
        internal bool TryAppend(DateOnly today, ReadOnlySpan<byte> bytes, IReadOnlyList<ArchiveItem> items, out string fault)
        {
            if (_fileName is null || today > _fileName.Day)
            {
                Continue(ArchiveFileName.Of(Name, today), 0, 0);
            }

            long offsetBytes = _file!.LengthBytes;
            if (!_file.TryAppend(bytes, out fault))
            {
                return false;
            }

            foreach (ArchiveItem item in items)
            {
                Note(_fileName!, offsetBytes, item);
                offsetBytes += item.LengthBytes;
            }

            return true;
        }

        /// <summary>Takes note of an item that lies in the file already.</summary>
        internal void Note(ArchiveFileName file, long offsetBytes, ArchiveItem item)
        {
            if (_open.Count == 0 || _open[^1].File != file)
            {
                _open.Add(new OpenRange(file, _nextIndex, offsetBytes));
            }

            _open[^1].Add(item.LeafHash, item.LengthBytes, item.Sequence);
            _nextIndex++;
            Recent.Add(item.LeafHash);
        }

        /// <summary>The open ranges have been stated.</summary>
        internal void Close() => _open.Clear();
    }
}
