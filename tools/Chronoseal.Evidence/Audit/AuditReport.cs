namespace Chronoseal.Evidence.Audit
{
    /// <summary>What came of an audit.</summary>
    public sealed class AuditReport
    {
        private readonly RangeLog _ranges;

        internal AuditReport(FindingLog findings, RangeLog ranges, long frames, IReadOnlyList<string> nodes)
        {
            Findings = findings;
            _ranges = ranges;
            Frames = frames;
            Nodes = nodes;
        }

        /// <summary>All findings, counted, and the first of each rule in words.</summary>
        public FindingLog Findings { get; }

        /// <summary>Ranges by node and number, the first <see cref="AuditLimits.Ranges"/> of the record.</summary>
        public IReadOnlyList<TrustRange> Ranges => _ranges.Ranges;

        /// <summary>Ranges beyond those.</summary>
        public long MoreRanges => _ranges.Dropped;

        /// <summary>Items of the record: frames, and bytes that should be one.</summary>
        public long Frames { get; }

        /// <summary>Nodes with authentic frames, by name.</summary>
        public IReadOnlyList<string> Nodes { get; }

        /// <summary>True when there were frames and nothing of severity error was found.</summary>
        public bool IsSound => Frames > 0 && Findings.CountOf(Severity.Error) == 0;

        /// <summary>Frames of a level.</summary>
        public long FramesOf(TrustLevel level) => _ranges.FramesByLevel[(int)level];
    }
}
