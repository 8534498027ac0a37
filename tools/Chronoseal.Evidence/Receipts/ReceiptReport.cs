using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The outcome of verifying the receipts of one archive.</summary>
    public sealed class ReceiptReport
    {
        private readonly List<ReceiptFinding> _findings = [];
        private readonly long[] _counts = new long[Enum.GetValues<Severity>().Length];

        /// <summary>The findings in the order in which they were made, at most <see cref="ReceiptLimits.Findings"/>; <see cref="CountOf"/> knows them all.</summary>
        public IReadOnlyList<ReceiptFinding> Findings => _findings;

        /// <summary>Statements with a right signature.</summary>
        public long SignedStatements { get; internal set; }

        /// <summary>Items whose receipt holds.</summary>
        public long CoveredItems { get; internal set; }

        /// <summary>Items that lie in the archive and that no statement covers.</summary>
        public long UncoveredItems { get; internal set; }

        /// <summary>The last statement with a right signature, or null.</summary>
        public ReceiptStatement? Last { get; internal set; }

        /// <summary>What covers which item.</summary>
        public ReceiptBook Book { get; } = new();

        /// <summary>True when nothing was found that does not hold.</summary>
        public bool IsSound => CountOf(Severity.Error) == 0;

        /// <summary>Findings of this severity.</summary>
        public long CountOf(Severity severity) => _counts[(int)severity];

        internal void Add(ReceiptFinding finding)
        {
            _counts[(int)finding.Severity]++;
            if (_findings.Count < ReceiptLimits.Findings)
            {
                _findings.Add(finding with { Explanation = PrintableText.Of(finding.Explanation) });
            }
        }

        internal void Add(Severity severity, string rule, string explanation, string question) =>
            Add(new ReceiptFinding(severity, rule, "", null, null, explanation, question));

        internal void Add(Severity severity, string rule, ReceiptRange range, string explanation, string question) =>
            Add(new ReceiptFinding(severity, rule, range.File.IsNode ? range.File.Series : "", range.FirstSequence, range.LastSequence, explanation, question));
    }
}
