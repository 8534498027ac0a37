using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Watches that stamps never run backwards while the clock is disciplined: the epoch of a data frame, and the stamp of each measured
    /// quantity. A step that the node declares in an event frame moves what is expected by its size; a step that it hides is found.
    /// </summary>
    internal sealed class StampOrder
    {
        private const string StepEvent = "event/step";

        private readonly string[] _names = new string[VerificationLimits.RememberedNames];
        private readonly long[] _stampsMicroseconds = new long[VerificationLimits.RememberedNames];
        private int _count;
        private long? _epochMicroseconds;

        /// <summary>Takes an authentic frame in order; gives a clause when its stamps run backwards, else null.</summary>
        public string? Check(FrameFacts facts)
        {
            if (facts.Kind == FrameKind.Event)
            {
                ApplySteps(facts.Frame!);
            }

            if (facts.Kind != FrameKind.Data || !facts.IsDisciplined || !facts.HasUtc)
            {
                return null;
            }

            string? reason = CheckEpoch(facts.EpochUtcMicroseconds);
            _epochMicroseconds = facts.EpochUtcMicroseconds;
            for (int i = 0; i < facts.ReadingCount; i++)
            {
                // What comes late out of an instrument's buffer, or was not measured at all, may rightly carry an older stamp.
                if (facts.Readings[i].IsInOrder)
                {
                    string? readingReason = CheckReading(i, in facts.Readings[i]);
                    reason ??= readingReason;
                }
            }

            return reason;
        }

        private string? CheckEpoch(long epochMicroseconds) =>
            _epochMicroseconds is { } previous && epochMicroseconds < previous
                ? $"its epoch {ReadingText.FormatStamp(epochMicroseconds)} lies before the previous one, {ReadingText.FormatStamp(previous)}"
                : null;

        private string? CheckReading(int index, in ReadingFacts reading)
        {
            int place = Find(index, reading.Name);
            if (place < 0)
            {
                return null;
            }

            bool isKnown = place < _count;
            long previous = _stampsMicroseconds[place];
            _stampsMicroseconds[place] = reading.TimeUtcMicroseconds;
            if (!isKnown)
            {
                _names[_count++] = reading.Name;
                return null;
            }

            return reading.TimeUtcMicroseconds < previous
                ? $"the stamp of \"{reading.Name}\", {ReadingText.FormatStamp(reading.TimeUtcMicroseconds)}, lies before its previous one, {ReadingText.FormatStamp(previous)}"
                : null;
        }

        // Readings come in the same order frame after frame: the place of last time is nearly always right.
        private int Find(int hint, string name)
        {
            if (hint < _count && _names[hint] == name)
            {
                return hint;
            }

            int place = Array.IndexOf(_names, name, 0, _count);
            return place >= 0 ? place : _count < _names.Length ? _count : -1;
        }

        private void ApplySteps(Frame frame)
        {
            foreach (FrameRecord record in frame.Records)
            {
                if (record.Name == StepEvent && record.Value is { } step)
                {
                    Move(step.ToMicroseconds());
                }
            }
        }

        // Only a step back moves the expectation: after a step forward later stamps are later still.
        private void Move(long? stepMicroseconds)
        {
            if (stepMicroseconds is not { } step)
            {
                _epochMicroseconds = null;
                _count = 0;
                return;
            }

            _epochMicroseconds = _epochMicroseconds is { } epoch ? Math.Max(0, epoch + Math.Min(0, step)) : null;
            for (int i = 0; i < _count; i++)
            {
                _stampsMicroseconds[i] = Math.Max(0, _stampsMicroseconds[i] + Math.Min(0, step));
            }
        }
    }
}
