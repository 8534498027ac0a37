namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Bounds the work that an archive damaged on purpose can cause.</summary>
    internal sealed class SearchBudget
    {
        private long _hashes = ReceiptLimits.SearchHashes;

        internal bool TrySpend(long hashes)
        {
            _hashes -= hashes;
            return _hashes >= 0;
        }
    }
}
