using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>The answers that fall into one column of a picture: extremes, so that nothing that matters is thinned out.</summary>
    public sealed class PlotColumn
    {
        // From what the eye must not miss to what it may.
        private static readonly ClockState[] s_byWeight =
        [
            ClockState.Expired, ClockState.Holdover, ClockState.Acquiring, ClockState.Unsynchronised, ClockState.LabelCoasting, ClockState.Locked,
        ];

        /// <summary>Whether any answer in it has UTC.</summary>
        public bool HasUtc { get; private set; }

        /// <summary>Whether there is any answer in it.</summary>
        public bool HasState { get; private set; }

        /// <summary>The worst state in it.</summary>
        public ClockState State { get; private set; }

        /// <summary>Lowest error, microseconds.</summary>
        public long LowestError { get; private set; } = long.MaxValue;

        /// <summary>Highest error, microseconds.</summary>
        public long HighestError { get; private set; } = long.MinValue;

        /// <summary>Least expanded uncertainty, microseconds: what a true error must stay within in 95 of 100 cases.</summary>
        public long Uncertainty { get; private set; } = long.MaxValue;

        /// <summary>Least bound, microseconds.</summary>
        public long Bound { get; private set; } = long.MaxValue;

        /// <summary>Takes an answer.</summary>
        public void Add(ClockAnswer answer, long trueUtc)
        {
            bool isWorse = Array.IndexOf(s_byWeight, answer.State) < Array.IndexOf(s_byWeight, State);
            State = !HasState || isWorse ? answer.State : State;
            HasState = true;
            if (!answer.HasUtc)
            {
                return;
            }

            long error = answer.UtcMicroseconds - trueUtc;
            HasUtc = true;
            LowestError = Math.Min(LowestError, error);
            HighestError = Math.Max(HighestError, error);
            Uncertainty = Math.Min(Uncertainty, answer.UncertaintyMicroseconds);
            Bound = Math.Min(Bound, answer.BoundMicroseconds);
        }
    }
}
