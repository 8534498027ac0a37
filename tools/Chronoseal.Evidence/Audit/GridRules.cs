using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>The sampling grid: data frames lie on it, and what is missing of it is explained.</summary>
    internal sealed class GridRules
    {
        private readonly Action<AuditRule, FrameFacts, string> _report;
        private long? _lastEpochUtcMicroseconds;
        private long? _periodMicroseconds;
        private ulong _named;
        private ulong _unexplained;

        public GridRules(Action<AuditRule, FrameFacts, string> report) => _report = report;

        public void Take(FrameFacts facts, Succession succession, BirthFacts? birth)
        {
            if (!succession.IsWhole || birth?.PeriodMicroseconds != _periodMicroseconds)
            {
                StartAnew(birth?.PeriodMicroseconds);
            }

            if (facts.Kind == FrameKind.Event)
            {
                TakeEvent(facts);
            }
            else if (facts.Kind == FrameKind.Data && facts.HasUtc && _periodMicroseconds is > 0 and { } period)
            {
                TakeEpoch(facts, period);
            }
            else if (facts.Kind == FrameKind.Data)
            {
                // Before the clock is acquired the grid is the counter's.
                StartAnew(_periodMicroseconds);
            }
        }

        private void StartAnew(long? periodMicroseconds)
        {
            _lastEpochUtcMicroseconds = null;
            _periodMicroseconds = periodMicroseconds;
            _named = 0;
            _unexplained = 0;
        }

        private void TakeEvent(FrameFacts facts)
        {
            if (EventFacts.Seconds(facts.Frame!, "event/step") is not null)
            {
                StartAnew(_periodMicroseconds);
            }

            if (EventFacts.Count(facts.Frame!, "event/gap") is { } count)
            {
                _report(AuditRules.Gap, facts, $"{count} epochs were not sealed.");
                _named = _named > ulong.MaxValue - count ? ulong.MaxValue : _named + count;
            }
        }

        private void TakeEpoch(FrameFacts facts, long periodMicroseconds)
        {
            long epoch = facts.EpochUtcMicroseconds;
            if (epoch % periodMicroseconds != 0)
            {
                _report(AuditRules.GridOff, facts, $"its epoch {ReadingText.FormatStamp(epoch)} is no multiple of {new DecimalFraction(periodMicroseconds, FrameLimits.TimeExponent)} s.");
            }
            else if (_lastEpochUtcMicroseconds is { } last && epoch > last)
            {
                Explain(facts, (ulong)((epoch - last) / periodMicroseconds - 1));
            }

            _lastEpochUtcMicroseconds = epoch;
            _named = 0;
        }

        private void Explain(FrameFacts facts, ulong missing)
        {
            if (missing > _named)
            {
                _unexplained += missing - _named;
                _report(AuditRules.GridHole, facts, $"{missing - _named} epochs before this one are missing and not named by an event.");
                return;
            }

            // An event may come late, after a frame behind the hole.
            ulong excess = _named - missing;
            ulong late = Math.Min(excess, _unexplained);
            _unexplained -= late;
            if (excess > late)
            {
                _report(AuditRules.GapCount, facts, $"events before this frame name {_named} epochs that were not sealed, but {missing + late} are missing.");
            }
        }
    }
}
