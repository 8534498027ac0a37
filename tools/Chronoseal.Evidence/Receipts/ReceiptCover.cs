namespace Chronoseal.Evidence.Receipts
{
    /// <summary>What counter-signs one item of the archive.</summary>
    /// <param name="Statement">Number of the statement.</param>
    /// <param name="FromMicroseconds">Not received before, by the collector's system clock.</param>
    /// <param name="ToMicroseconds">Received by then, by the collector's system clock.</param>
    /// <param name="Stamp">The earliest trusted time stamp at or behind the statement, or null.</param>
    public sealed record ReceiptCover(long Statement, long FromMicroseconds, long ToMicroseconds, ReceiptStamp? Stamp);
}
