namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Names of the rules (docs/receipts.md, 7).</summary>
    public static class ReceiptRule
    {
        /// <summary>There are no receipts.</summary>
        public const string None = "receipt/none";

        /// <summary>A statement cannot be read.</summary>
        public const string Format = "receipt/format";

        /// <summary>The file of statements ends inside one.</summary>
        public const string Torn = "receipt/torn";

        /// <summary>A statement names a key that is not the collector's.</summary>
        public const string Key = "receipt/key";

        /// <summary>The signature of a statement is wrong.</summary>
        public const string Signature = "receipt/signature";

        /// <summary>The number of a statement is not the next.</summary>
        public const string Number = "receipt/number";

        /// <summary>A statement names another predecessor than the one before it.</summary>
        public const string Chain = "receipt/chain";

        /// <summary>The collector's clock ran backwards.</summary>
        public const string Clock = "receipt/clock";

        /// <summary>A range does not begin where the one before it ended.</summary>
        public const string Range = "receipt/range";

        /// <summary>A covered file is missing or cannot be read.</summary>
        public const string File = "receipt/file";

        /// <summary>What lies in the archive is not what was received.</summary>
        public const string Content = "receipt/content";

        /// <summary>Items that no receipt covers.</summary>
        public const string Uncovered = "receipt/uncovered";

        /// <summary>A time stamp names a statement that is not there.</summary>
        public const string Cut = "receipt/cut";

        /// <summary>A time stamp cannot be read, or is wrong.</summary>
        public const string Stamp = "receipt/stamp";

        /// <summary>A time stamp is of an authority that nobody vouches for.</summary>
        public const string Authority = "receipt/authority";

        /// <summary>A time stamp is older than what it stamps says it is.</summary>
        public const string StampTime = "receipt/stamp-time";
    }
}
