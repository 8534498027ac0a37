using System.Runtime.InteropServices;
using Chronoseal.Evidence.Audit;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// Which item of the archive is counter-signed by what. Made by <see cref="ReceiptVerifier"/>; holds ranges whose content is right, not items,
    /// so that ten million frames take some megabytes.
    /// </summary>
    public sealed class ReceiptBook : IReceiptBook
    {
        private readonly Dictionary<string, List<Entry>> _files = new(StringComparer.Ordinal);
        private readonly Dictionary<long, (long From, long To)> _times = [];
        private readonly List<ReceiptStamp> _stamps = [];
        private int _rangeCount;

        /// <summary>False when there were more ranges than <see cref="ReceiptLimits.BookRanges"/>: the rest is verified but not found here.</summary>
        public bool IsWhole { get; private set; } = true;

        /// <summary>Right time stamps of trusted authorities, in order of the statements.</summary>
        public IReadOnlyList<ReceiptStamp> Stamps => _stamps;

        /// <summary>Finds what counter-signs an item.</summary>
        /// <param name="file">The file from the archive's folder on, such as "0024befffe804ff1/2026-11-22.cbor".</param>
        /// <param name="offsetBytes">Where the item starts in the file as it lies there now.</param>
        /// <returns>Null when no right receipt covers it.</returns>
        public ReceiptCover? Find(string file, long offsetBytes)
        {
            if (!_files.TryGetValue(file, out List<Entry>? entries))
            {
                return null;
            }

            int low = 0;
            int high = entries.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = entries[middle].EndBytes <= offsetBytes ? (middle + 1, high) : (low, middle);
            }

            return low < entries.Count && entries[low].StartBytes <= offsetBytes ? CoverOf(entries[low].Statement) : null;
        }

        /// <inheritdoc/>
        public bool TryFind(FrameOrigin origin, Digest frameHash, out long receivedUtcMicroseconds)
        {
            // The ranges of this book are those whose bytes gave the root: what lies there now has this hash.
            ReceiptCover? cover = origin.File is null ? null : Find(origin.File, origin.OffsetBytes);
            receivedUtcMicroseconds = cover?.ToMicroseconds ?? 0;
            return cover is not null;
        }

        internal void Add(ArchiveFileName file, long startBytes, long endBytes, ReceiptClaim claim)
        {
            if (_rangeCount >= ReceiptLimits.BookRanges)
            {
                IsWhole = false;
                return;
            }

            _rangeCount++;
            ref List<Entry>? entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_files, file.ToString(), out _);
            (entries ??= []).Add(new Entry(startBytes, endBytes, claim.Number));
            _times[claim.Number] = (claim.FromMicroseconds, claim.ToMicroseconds);
        }

        internal void Add(ReceiptStamp stamp)
        {
            if (_stamps.Count < ReceiptLimits.BookRanges)
            {
                _stamps.Add(stamp);
            }
        }

        private ReceiptCover CoverOf(long statement)
        {
            (long from, long to) = _times[statement];
            int low = 0;
            int high = _stamps.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = _stamps[middle].Statement < statement ? (middle + 1, high) : (low, middle);
            }

            return new ReceiptCover(statement, from, to, low < _stamps.Count ? _stamps[low] : null);
        }

        private readonly record struct Entry(long StartBytes, long EndBytes, long Statement);
    }
}
