namespace Chronoseal.Evidence.Audit
{
    /// <summary>Counts all findings and keeps the first of each rule in words.</summary>
    public sealed class FindingLog
    {
        private readonly Dictionary<AuditRule, List<AuditFinding>> _examples = AuditRules.All.ToDictionary(rule => rule, _ => new List<AuditFinding>());
        private readonly Dictionary<AuditRule, long> _counts = AuditRules.All.ToDictionary(rule => rule, _ => 0L);

        /// <summary>How many findings there are of a rule.</summary>
        public long this[AuditRule rule] => _counts[rule];

        /// <summary>The findings that were kept, in the order of the rules.</summary>
        public IEnumerable<AuditFinding> Kept => AuditRules.All.SelectMany(rule => _examples[rule]);

        /// <summary>How many findings there are of a severity.</summary>
        public long CountOf(Severity severity) => _counts.Where(entry => entry.Key.Severity == severity).Sum(entry => entry.Value);

        /// <summary>The first findings of a rule.</summary>
        public IReadOnlyList<AuditFinding> Of(AuditRule rule) => _examples[rule];

        internal void Add(AuditFinding finding)
        {
            _counts[finding.Rule]++;
            List<AuditFinding> examples = _examples[finding.Rule];
            if (examples.Count < AuditLimits.FindingsPerRule)
            {
                examples.Add(finding);
            }
        }
    }
}
