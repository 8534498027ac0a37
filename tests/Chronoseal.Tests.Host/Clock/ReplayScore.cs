using Chronoseal.Cli.Clock;
using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>How a clock did on a trace.</summary>
    internal sealed class ReplayScore
    {
        private readonly List<long> _locked;

        private ReplayScore(IReadOnlyList<ClockAnswer> answers, IReadOnlyList<long> truth)
        {
            var answered = answers.Zip(truth, (answer, utc) => (answer, error: Math.Abs(answer.UtcMicroseconds - utc))).Where(a => a.answer.HasUtc).ToList();
            _locked = [.. answered.Where(a => a.answer.State == ClockState.Locked).Select(a => a.error).Order()];
            BeyondBound = answered.Count(a => a.error > a.answer.BoundMicroseconds);
            Coverage = answered.Count(a => a.error <= a.answer.UncertaintyMicroseconds) / (double)answered.Count;
            WidestBound = answered.Max(a => a.answer.BoundMicroseconds);
            Answered = answered.Count / (double)answers.Count;
        }

        internal int BeyondBound { get; }

        internal double Coverage { get; }

        internal long WidestBound { get; }

        internal double Answered { get; }

        internal static ReplayScore Of(TraceCase shape, ulong seed)
        {
            using var directory = new TemporaryDirectory();
            string path = directory.Sub(shape.Name);
            SimulatedTrace.Write(shape, seed, path);
            IReadOnlyList<ClockAnswer> answers = ClockReplay.Of(TraceReader.Read(path + ".trace")).Answers;
            return new ReplayScore(answers, TruthReader.Read(path + ".truth", answers));
        }

        internal long Quantile(double share) => _locked[Math.Min(_locked.Count - 1, (int)(share * _locked.Count))];
    }
}
