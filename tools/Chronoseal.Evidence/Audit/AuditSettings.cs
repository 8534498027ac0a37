namespace Chronoseal.Evidence.Audit
{
    /// <summary>What an audit is asked for beyond the frames.</summary>
    public sealed record AuditSettings
    {
        /// <summary>Until when the record should go, UTC in microseconds; null to take the end of the nodes that go farthest.</summary>
        public long? UntilUtcMicroseconds { get; init; }

        /// <summary>Nodes that must be there; where any is named, frames of others are misplaced.</summary>
        public IReadOnlyList<string> ExpectedNodes { get; init; } = [];

        /// <summary>Receipts; null without.</summary>
        public IReceiptBook? Receipts { get; init; }

        /// <summary>Told of every finding when it is made, also of those that the report only counts; null for nobody.</summary>
        public Action<AuditFinding>? OnFinding { get; init; }

        /// <summary>Told of missing frames as soon as the frame behind them comes; a finding is made only at the end, of what no event explains until then. Null for nobody.</summary>
        public Action<AuditFinding>? OnGap { get; init; }
    }
}
