namespace Chronoseal.Evidence.Receipts
{
    /// <summary>A right time stamp over a statement, and through the chain over those before it.</summary>
    /// <param name="Statement">Number of the statement.</param>
    /// <param name="ItemCount">Items covered by it and by those before it.</param>
    /// <param name="Time">The time stamp.</param>
    public sealed record ReceiptStamp(long Statement, long ItemCount, Timestamp Time)
    {
        /// <summary>What it proves, and what not.</summary>
        public override string ToString() => Time.Describe(Statement, ItemCount);
    }
}
