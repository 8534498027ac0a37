using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>
    /// Watches that stamps never run backwards while the clock is disciplined: the epoch of a data frame, and the stamp of each measured
    /// quantity. A step that the node declares in an event frame moves what is expected by its size; a step that it hides is found.
    /// </summary>
    internal sealed class StampOrder
    {
        private const string StepEvent = "event/step";

        private readonly Dictionary<string, long> _stampsMicroseconds = new(StringComparer.Ordinal);
        private long? _epochMicroseconds;

        /// <summary>Takes an authentic frame in order; gives a clause when its stamps run backwards, else null.</summary>
        public string? Check(Frame frame)
        {
            if (frame.Kind == FrameKind.Event)
            {
                ApplySteps(frame);
            }

            if (frame.Kind != FrameKind.Data || !frame.Clock.IsDisciplined || frame.EpochUtcMicroseconds is not { } epochMicroseconds)
            {
                return null;
            }

            string? reason = CheckEpoch(epochMicroseconds);
            _epochMicroseconds = epochMicroseconds;
            foreach (FrameRecord record in frame.Records)
            {
                string? recordReason = CheckRecord(record);
                reason ??= recordReason;
            }

            return reason;
        }

        private string? CheckEpoch(long epochMicroseconds) =>
            _epochMicroseconds is { } previous && epochMicroseconds < previous
                ? $"its epoch {ReadingText.FormatStamp(epochMicroseconds)} lies before the previous one, {ReadingText.FormatStamp(previous)}"
                : null;

        private string? CheckRecord(FrameRecord record)
        {
            // What comes late out of an instrument's buffer, or was not measured at all, may rightly carry an older stamp.
            if (record.IsFailedRead || record.Status.HasFlag(StatusBits.Buffered) || record.TimeUtcMicroseconds is not { } timeMicroseconds)
            {
                return null;
            }

            bool isKnown = _stampsMicroseconds.TryGetValue(record.Name, out long previous);
            if (isKnown || _stampsMicroseconds.Count < VerificationLimits.RememberedNames)
            {
                _stampsMicroseconds[record.Name] = timeMicroseconds;
            }

            return isKnown && timeMicroseconds < previous
                ? $"the stamp of \"{record.Name}\", {ReadingText.FormatStamp(timeMicroseconds)}, lies before its previous one, {ReadingText.FormatStamp(previous)}"
                : null;
        }

        private void ApplySteps(Frame frame)
        {
            foreach (FrameRecord record in frame.Records)
            {
                if (record.Name == StepEvent && record.Value is { } step && !TryMove(step))
                {
                    _epochMicroseconds = null;
                    _stampsMicroseconds.Clear();
                }
            }
        }

        private bool TryMove(DecimalFraction step)
        {
            Int128 microseconds = step.Mantissa;
            for (int exponent = step.Exponent; exponent > FrameLimits.TimeExponent; exponent--)
            {
                microseconds *= 10;
            }

            for (int exponent = step.Exponent; exponent < FrameLimits.TimeExponent; exponent++)
            {
                microseconds /= 10;
            }

            if (Int128.Abs(microseconds) > FrameLimits.LargestTimeMicroseconds)
            {
                return false;
            }

            _epochMicroseconds = Moved(_epochMicroseconds, (long)microseconds);
            foreach (string name in _stampsMicroseconds.Keys.ToArray())
            {
                _stampsMicroseconds[name] = Moved(_stampsMicroseconds[name], (long)microseconds) ?? 0;
            }

            return true;
        }

        // Only a step back moves the expectation: after a step forward later stamps are later still.
        private static long? Moved(long? timeMicroseconds, long stepMicroseconds) =>
            timeMicroseconds is { } time ? Math.Max(0, time + Math.Min(0, stepMicroseconds)) : null;
    }
}
