namespace Chronoseal.Evidence.Receipts
{
    /// <summary>How grave a finding is.</summary>
    public enum ReceiptSeverity
    {
        /// <summary>Good to know.</summary>
        Info,

        /// <summary>An auditor should ask.</summary>
        Warning,

        /// <summary>Something does not hold.</summary>
        Error,
    }
}
