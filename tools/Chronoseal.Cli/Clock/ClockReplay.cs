using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>A trace and what the node's clock made of it.</summary>
    public sealed class ClockReplay
    {
        private readonly DisciplinedClock _clock;
        private readonly Stamp _stamp = new();
        private readonly List<ClockAnswer> _answers = [];

        private ClockReplay(ClockTrace trace)
        {
            _clock = new DisciplinedClock(trace.Settings);
        }

        /// <summary>One answer a question, in order.</summary>
        public IReadOnlyList<ClockAnswer> Answers => _answers;

        /// <summary>What the clock has seen.</summary>
        public ClockStatistics Statistics { get; } = new();

        /// <summary>Replays a trace.</summary>
        public static ClockReplay Of(ClockTrace trace)
        {
            var replay = new ClockReplay(trace);
            foreach (TraceEvent next in trace.Events)
            {
                replay.Take(next);
            }

            replay._clock.Describe(replay.Statistics);
            return replay;
        }

        private void Take(TraceEvent next)
        {
            switch (next.Kind)
            {
                case TraceEventKind.Edge:
                    _clock.AddEdge(next.Counter);
                    break;
                case TraceEventKind.Label:
                    _clock.AddLabel(next.UnixSeconds, next.IsValid, next.Counter);
                    break;
                default:
                    Ask(next.Counter);
                    break;
            }
        }

        private void Ask(long counter)
        {
            _clock.At(counter, _stamp);
            _answers.Add(new ClockAnswer(
                counter, _stamp.State, _stamp.HasUtc, _stamp.UtcMicroseconds, _stamp.UncertaintyMicroseconds, _stamp.BoundMicroseconds));
        }
    }
}
