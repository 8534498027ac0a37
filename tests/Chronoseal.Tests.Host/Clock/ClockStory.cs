using Chronoseal.Firmware.Timing;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>Plays a story to a clock in order of the counter, and asks it after every event.</summary>
    internal sealed class ClockStory
    {
        private const long FirstUtcSeconds = 1_800_000_000;
        private const int SecondMicroseconds = 1_000_000;
        private const int LabelAfter = 100_000;
        private const int AmountScale = 900;

        private readonly DisciplinedClock _clock;
        private readonly StoryWitness _witness = new();
        private readonly Stamp _stamp = new();
        private long _edge = 5_000_000;
        private long _second;
        private int _partsPerMillion = 7;

        internal ClockStory(ClockSettings settings)
        {
            _clock = new DisciplinedClock(settings);
        }

        /// <summary>The first thing that the clock did and must not; empty if it did none.</summary>
        internal string Complaint => _witness.Complaint;

        /// <summary>The first error beyond its bound, of interest where edges and crystal were honest; empty if there is none.</summary>
        internal string BrokenGuarantee => _witness.BrokenGuarantee;

        /// <summary>Answers that claimed to be locked.</summary>
        internal int LockedAnswers => _witness.LockedAnswers;

        internal void Play(StoryStep step)
        {
            Happen(step);
            Advance(1);
        }

        private void Happen(StoryStep step)
        {
            int offset = step.Amount * AmountScale;
            switch (step.Kind)
            {
                case StoryStepKind.Good:
                    Edge(step.Amount % 3);
                    Label(LabelAfter + offset / 2, _second, true);
                    break;
                case StoryStepKind.EdgeAlone:
                    Edge(0);
                    break;
                case StoryStepKind.Late:
                    Edge(offset / 10);
                    Label(LabelAfter + offset, _second, true);
                    break;
                case StoryStepKind.Spurious:
                    Edge(0);
                    Edge(offset);
                    break;
                case StoryStepKind.Doubled:
                    Edge(0);
                    Edge(1 + step.Amount % 20);
                    Label(LabelAfter, _second, true);
                    break;
                case StoryStepKind.Silence:
                    Advance(step.Amount % 20);
                    break;
                case StoryStepKind.LongSilence:
                    Advance(step.Amount * 100);
                    break;
                default:
                    HappenBeside(step, offset);
                    break;
            }
        }

        private void HappenBeside(StoryStep step, int offset)
        {
            switch (step.Kind)
            {
                case StoryStepKind.LabelAlone:
                    Label(offset, _second, true);
                    break;
                case StoryStepKind.WrongLabel:
                    Edge(0);
                    Label(LabelAfter, _second + step.Amount % 75 - 37, true);
                    break;
                case StoryStepKind.InvalidLabel:
                    Edge(0);
                    Label(LabelAfter, _second + step.Amount % 3, false);
                    break;
                case StoryStepKind.EarlyLabel:
                    Edge(0);
                    Label(step.Amount * 20, _second, true);
                    break;
                case StoryStepKind.GarbageLabel:
                    Label(offset, (step.Amount - 500) * (long.MaxValue / 1_000_000_000), true);
                    break;
                case StoryStepKind.PhaseJump:
                    _edge += offset;
                    break;
                case StoryStepKind.FrequencyJump:
                    _partsPerMillion = step.Amount % 41 - 20;
                    break;
                case StoryStepKind.NetworkTime:
                    Network(offset, step.Amount);
                    break;
                default:
                    _clock.NoteLeapSecond();
                    Ask(_edge);
                    break;
            }
        }

        private void Edge(int offset)
        {
            _clock.AddEdge(_edge + offset);
            Ask(_edge + offset);
        }

        private void Label(int offset, long second, bool isValid)
        {
            _clock.AddLabel(FirstUtcSeconds + second, isValid, _edge + offset);
            if (isValid)
            {
                _witness.HearLabel(_edge + offset, FirstUtcSeconds + second);
            }

            Ask(_edge + offset);
        }

        private void Network(int offset, int amount)
        {
            int error = (amount - 500) * 40;
            _clock.AddNetworkTime(TrueUtc(_edge + offset) + error, _edge + offset, Math.Abs(error) + 1_000);
            Ask(_edge + offset);
        }

        private void Advance(int seconds)
        {
            Ask(_edge + SecondMicroseconds - 1_000);
            _second += seconds;
            _edge += (long)seconds * (SecondMicroseconds + _partsPerMillion);
        }

        // In microseconds: parts per million of the time since the edge.
        private long TrueUtc(long counter)
        {
            long elapsed = counter - _edge;
            return (FirstUtcSeconds + _second) * SecondMicroseconds + elapsed - elapsed * _partsPerMillion / SecondMicroseconds;
        }

        private void Ask(long counter)
        {
            _clock.At(counter, _stamp);
            _clock.TryTakeStep(out long step);
            _witness.Hear(counter, _stamp, step);
            _witness.HearTruth(counter, _stamp, TrueUtc(counter));
        }
    }
}
