namespace Chronoseal.Evidence.Audit
{
    /// <summary>Joins frames to ranges as they come.</summary>
    internal sealed class RangeLog
    {
        private readonly List<TrustRange> _ranges = [];
        private readonly Dictionary<string, TrustRange> _open = new(StringComparer.Ordinal);

        public IReadOnlyList<TrustRange> Ranges => _ranges;

        /// <summary>Ranges that were counted and not kept.</summary>
        public long Dropped { get; private set; }

        /// <summary>Frames of each level.</summary>
        public long[] FramesByLevel { get; } = new long[Enum.GetValues<TrustLevel>().Length];

        public void Add(FrameFacts facts, TrustLevel level, bool startsAnew, ref TrustRange? open)
        {
            FramesByLevel[(int)level]++;
            if (open is null || startsAnew || open.Level != level || open.Boot != facts.Boot || facts.Sequence != open.LastSequence + 1)
            {
                open = Open(facts, level);
            }

            open.LastSequence = facts.Sequence;
            open.Frames++;
            if (facts.HasUtc)
            {
                open.FirstUtcMicroseconds ??= facts.EpochUtcMicroseconds;
                open.LastUtcMicroseconds = facts.EpochUtcMicroseconds;
            }
        }

        /// <summary>The same for frames whose node is only claimed.</summary>
        public void AddClaimed(FrameFacts facts, TrustLevel level)
        {
            _open.TryGetValue(facts.Node, out TrustRange? open);
            bool isKnown = open is not null;
            Add(facts, level, false, ref open);
            if (isKnown || _open.Count < AuditLimits.Nodes)
            {
                _open[facts.Node] = open!;
            }
        }

        private TrustRange Open(FrameFacts facts, TrustLevel level)
        {
            var range = new TrustRange(facts.Node, facts.Boot, facts.Sequence, level);
            if (_ranges.Count < AuditLimits.Ranges)
            {
                _ranges.Add(range);
            }
            else
            {
                Dropped++;
            }

            return range;
        }
    }
}
