using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>Clock statements and the times that rest on them.</summary>
    internal sealed class ClockRules
    {
        private const long NanosecondsPerMicrosecond = 1_000;

        private readonly Action<AuditRule, FrameFacts, string> _report;
        private readonly StampOrder _stamps = new();
        private long? _lastUtcMicroseconds;
        private ulong _lastGuaranteeMicroseconds;
        private ClockState _lastState;
        private long _holdoverStartUtcMicroseconds;
        private ulong _holdoverStartGuaranteeMicroseconds;
        private bool _isGrowthReported;

        public ClockRules(Action<AuditRule, FrameFacts, string> report) => _report = report;

        public void Take(FrameFacts facts, Succession succession, BirthFacts? birth, long? receivedUtcMicroseconds)
        {
            if (facts.Kind == FrameKind.Event && EventFacts.Seconds(facts.Frame!, "event/step") is not null)
            {
                _lastUtcMicroseconds = null;
            }

            if (_stamps.Check(facts) is { } reason)
            {
                _report(AuditRules.ClockTime, facts, $"{reason}, although the clock was {facts.State}.");
            }

            if (!facts.HasUtc)
            {
                _lastUtcMicroseconds = succession.IsWhole ? _lastUtcMicroseconds : null;
                _lastState = facts.State;
                return;
            }

            CheckStatement(facts);
            CheckSuccession(facts, succession, birth);
            if (receivedUtcMicroseconds is { } received
                && facts.EpochUtcMicroseconds - (long)Math.Min(facts.GuaranteeMicroseconds, long.MaxValue / 2) > received + AuditLimits.ReceiptMarginMicroseconds)
            {
                _report(AuditRules.ClockReceipt, facts, $"it claims {ReadingText.FormatStamp(facts.EpochUtcMicroseconds)} and was received at {ReadingText.FormatStamp(received)}.");
            }

            _lastUtcMicroseconds = facts.EpochUtcMicroseconds;
            _lastGuaranteeMicroseconds = facts.GuaranteeMicroseconds;
            _lastState = facts.State;
        }

        private void CheckStatement(FrameFacts facts)
        {
            if (facts.GuaranteeMicroseconds < facts.UncertaintyMicroseconds)
            {
                _report(AuditRules.ClockBound, facts, $"uncertainty {facts.UncertaintyMicroseconds} us, guarantee {facts.GuaranteeMicroseconds} us.");
            }

            if (facts.State == ClockState.Expired)
            {
                _report(AuditRules.ClockExpired, facts, $"the guarantee is {facts.GuaranteeMicroseconds} us.");
            }
        }

        private void CheckSuccession(FrameFacts facts, Succession succession, BirthFacts? birth)
        {
            if (_lastUtcMicroseconds is { } last)
            {
                CheckBackwards(facts, last);
            }

            if (succession.IsWhole && _lastUtcMicroseconds is { } before && facts.EpochUtcMicroseconds - before > BirthFacts.SilenceMicroseconds(birth))
            {
                var seconds = new DecimalFraction(facts.EpochUtcMicroseconds - before, FrameLimits.TimeExponent);
                _report(AuditRules.Silence, facts, $"the frame before it is {seconds} s older; the heartbeat is {birth?["heartbeat"] ?? "not known, and at most 3600"} s.");
            }

            CheckHoldover(facts, succession);
        }

        // Frames state when their epoch began or when they were sealed: an event inside an epoch is later than the data frame that follows it.
        private void CheckBackwards(FrameFacts facts, long lastUtcMicroseconds)
        {
            decimal allowed = (decimal)_lastGuaranteeMicroseconds + facts.GuaranteeMicroseconds + AuditLimits.SilenceMarginMicroseconds;
            if (!facts.IsDisciplined && lastUtcMicroseconds - facts.EpochUtcMicroseconds > allowed)
            {
                string own = ReadingText.FormatStamp(facts.EpochUtcMicroseconds);
                string before = ReadingText.FormatStamp(lastUtcMicroseconds);
                _report(AuditRules.ClockTime, facts, $"it states {own}, the frame before it {before}: farther back than both guarantees allow.");
            }
        }

        private void CheckHoldover(FrameFacts facts, Succession succession)
        {
            if (facts.State != ClockState.Holdover || _lastState != ClockState.Holdover || !succession.IsWhole || _lastUtcMicroseconds is null)
            {
                _holdoverStartUtcMicroseconds = facts.EpochUtcMicroseconds;
                _holdoverStartGuaranteeMicroseconds = facts.GuaranteeMicroseconds;
                _isGrowthReported = false;
                return;
            }

            long elapsed = facts.EpochUtcMicroseconds - _holdoverStartUtcMicroseconds;
            long least = elapsed / FrameLimits.MicrosecondsPerSecond * AuditLimits.HoldoverGrowthNanosecondsPerSecond / NanosecondsPerMicrosecond;
            bool isShrunk = facts.GuaranteeMicroseconds < _lastGuaranteeMicroseconds;
            bool isStill = elapsed >= AuditLimits.HoldoverGrowthMicroseconds && facts.GuaranteeMicroseconds < _holdoverStartGuaranteeMicroseconds + (ulong)least;
            if ((isShrunk || isStill) && !_isGrowthReported)
            {
                _isGrowthReported = true;
                _report(AuditRules.ClockGrowth, facts,
                    $"in holdover the guarantee went from {_lastGuaranteeMicroseconds} us to {facts.GuaranteeMicroseconds} us; it began with {_holdoverStartGuaranteeMicroseconds} us.");
            }
        }
    }
}
