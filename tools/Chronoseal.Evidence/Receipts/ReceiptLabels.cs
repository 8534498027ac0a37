namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Labels of statements, tokens and proofs (docs/receipts.md).</summary>
    internal static class ReceiptLabels
    {
        internal const string Version = "v";
        internal const string Kind = "kind";
        internal const string Number = "n";
        internal const string Previous = "prev";
        internal const string From = "from";
        internal const string To = "to";
        internal const string Clock = "clk";
        internal const string Reason = "why";
        internal const string Ranges = "rng";
        internal const string Root = "root";
        internal const string File = "file";
        internal const string Node = "node";
        internal const string FirstIndex = "at";
        internal const string Count = "num";
        internal const string Offset = "off";
        internal const string Length = "len";
        internal const string FirstSequence = "seq0";
        internal const string LastSequence = "seq1";
        internal const string Hash = "hash";
        internal const string Nonce = "nonce";
        internal const string Token = "tok";
        internal const string Statement = "stm";
        internal const string Path = "path";

        /// <summary>What the collector's times are: its system clock, neither traceable nor proven.</summary>
        internal const string SystemClock = "system";
    }
}
