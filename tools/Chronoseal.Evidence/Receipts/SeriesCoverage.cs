namespace Chronoseal.Evidence.Receipts
{
    /// <summary>How far the statements cover one series, and where its latest items begin.</summary>
    internal sealed class SeriesCoverage
    {
        private readonly Queue<ReceiptRange> _recent = new();
        private long _recentCount;

        /// <summary>The last range; files of earlier days are covered whole.</summary>
        internal ReceiptRange? Last { get; private set; }

        /// <summary>Ranges that together hold the latest <see cref="ReceiptLimits.RememberedFrames"/> items.</summary>
        internal IReadOnlyCollection<ReceiptRange> Recent => _recent;

        internal void Add(ReceiptRange range)
        {
            Last = range;
            _recent.Enqueue(range);
            _recentCount += range.Count;
            while (_recentCount - _recent.Peek().Count >= ReceiptLimits.RememberedFrames)
            {
                _recentCount -= _recent.Dequeue().Count;
            }
        }
    }
}
