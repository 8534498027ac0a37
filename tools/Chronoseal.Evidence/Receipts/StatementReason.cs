namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Why a statement was made, label "why".</summary>
    public enum StatementReason
    {
        /// <summary>The collector started: what it found on the disk without a receipt, or nothing.</summary>
        Start = 0,

        /// <summary>The interval had passed, or a bound of a statement was reached.</summary>
        Interval = 1,

        /// <summary>The collector stopped in good order.</summary>
        Stop = 2,
    }
}
