namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Holds the gaps of one node against the events that explain them. An event comes after its gap, and ranges of events may overlap, so all is judged
    /// together at the end: in each group of overlapping ranges no more may be missing than the events of the group name.
    /// </summary>
    internal sealed class GapLedger
    {
        private readonly string _node;
        private readonly Action<AuditFinding> _report;
        private readonly Action<AuditFinding>? _reportGap;
        private readonly List<FrameGap> _gaps = [];
        private readonly List<LossClaim> _claims = [];

        public GapLedger(string node, Action<AuditFinding> report, Action<AuditFinding>? reportGap)
        {
            _node = node;
            _report = report;
            _reportGap = reportGap;
        }

        public void Add(FrameGap gap)
        {
            if (_gaps.Count == AuditLimits.PendingGaps)
            {
                Settle();
            }

            _gaps.Add(gap);
            _reportGap?.Invoke(Missing(gap));
        }

        public void Add(LossClaim claim)
        {
            if (_claims.Count == AuditLimits.PendingLosses)
            {
                Settle();
            }

            _claims.Add(claim);
        }

        /// <summary>Judges everything that is pending.</summary>
        public void Settle()
        {
            _claims.Sort((a, b) => a.First.CompareTo(b.First));
            for (int i = 0; i < _claims.Count;)
            {
                int next = i + 1;
                ulong last = _claims[i].Last;
                for (; next < _claims.Count && _claims[next].First <= last; next++)
                {
                    last = Math.Max(last, _claims[next].Last);
                }

                Judge(_claims[i].First, last, _claims.GetRange(i, next - i));
                i = next;
            }

            foreach (FrameGap gap in _gaps)
            {
                _report(Missing(gap));
            }

            _gaps.Clear();
            _claims.Clear();
        }

        private void Judge(ulong first, ulong last, List<LossClaim> claims)
        {
            ulong named = claims.Aggregate(0UL, (sum, claim) => sum > ulong.MaxValue - claim.Count ? ulong.MaxValue : sum + claim.Count);
            (ulong least, ulong most) = TakeOut(first, last);
            LossClaim place = claims.MaxBy(claim => claim.Sequence);
            if (named < least)
            {
                Report(AuditRules.LostCount, place.Boot, place.Sequence, $"{Ordinals.Frames(named)} between {first} and {last} are said to be lost, but {least} are missing there.");
            }
            else if (named > most)
            {
                Report(AuditRules.LostPresent, place.Boot, place.Sequence, $"{Ordinals.Frames(named)} between {first} and {last} are said to be lost, but only {most} are missing there.");
            }
        }

        // Takes what lies in the range out of the gaps; what lies outside of it stays to be explained.
        private (ulong Least, ulong Most) TakeOut(ulong first, ulong last)
        {
            ulong least = 0;
            ulong most = 0;
            for (int i = _gaps.Count - 1; i >= 0; i--)
            {
                FrameGap gap = _gaps[i];
                if (gap.Last < first || gap.First > last)
                {
                    continue;
                }

                ulong inside = Math.Min(gap.Last, last) - Math.Max(gap.First, first) + 1;
                least += gap.IsExact ? inside : 1;
                most += inside;
                _gaps.RemoveAt(i);

                // Numbers of a boot are used one after another: what stands before one that was used was used. What stands behind it may never have been.
                if (gap.First < first)
                {
                    _gaps.Add(gap with { Last = first - 1 });
                }

                if (gap.IsExact && gap.Last > last)
                {
                    _gaps.Add(gap with { First = last + 1 });
                }
            }

            return (least, most);
        }

        private AuditFinding Missing(FrameGap gap)
        {
            if (gap.IsFork)
            {
                return new AuditFinding(AuditRules.Chain, _node, gap.Boot, gap.Sequence, $"it names number {gap.First - 1} as the end of the boot before, but frames stand behind that number, and no event of the node says that it lost them.");
            }

            string text = gap.IsExact
                ? $"before this frame {Ordinals.Frames(gap.Numbers)} did not come: {Ordinals.Numbers(gap.First, gap.Last)}."
                : $"the end of the boot before is missing: up to {Ordinals.Frames(gap.Numbers)}, {Ordinals.Numbers(gap.First, gap.Last)}.";
            return new AuditFinding(AuditRules.Missing, _node, gap.Boot, gap.Sequence, text);
        }

        private void Report(AuditRule rule, ulong boot, ulong sequence, string text) => _report(new AuditFinding(rule, _node, boot, sequence, text));
    }
}
