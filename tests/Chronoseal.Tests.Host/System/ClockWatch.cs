using Chronoseal.Firmware.Timing;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Holds a node's clock against the truth, look by look.</summary>
    internal sealed class ClockWatch(SiteNode node)
    {
        private readonly Stamp _stamp = new();

        /// <summary>States in the order in which they came, repetitions left out.</summary>
        internal List<ClockState> States { get; } = [];

        internal long WorstErrorMicroseconds { get; private set; }

        internal long WidestBoundMicroseconds { get; private set; }

        /// <summary>How often the error lay beyond the guarantee.</summary>
        internal int Violations { get; private set; }

        /// <summary>How often UTC was claimed.</summary>
        internal int Claims { get; private set; }

        internal void Look()
        {
            node.Gateway.Clock.At(node.Plant.Timeline.Counter.Microseconds, _stamp);
            if (States.Count == 0 || States[^1] != _stamp.State)
            {
                States.Add(_stamp.State);
            }

            if (_stamp.HasUtc)
            {
                long error = Math.Abs(_stamp.UtcMicroseconds - node.Plant.World.UtcMicroseconds);
                Claims++;
                WorstErrorMicroseconds = Math.Max(WorstErrorMicroseconds, error);
                WidestBoundMicroseconds = Math.Max(WidestBoundMicroseconds, _stamp.BoundMicroseconds);
                Violations += error > _stamp.BoundMicroseconds ? 1 : 0;
            }
        }

        public override string ToString() =>
            $"states {string.Join(" ", States)}; worst error {WorstErrorMicroseconds} us, widest bound {WidestBoundMicroseconds} us, {Violations} of {Claims} beyond it";
    }
}
