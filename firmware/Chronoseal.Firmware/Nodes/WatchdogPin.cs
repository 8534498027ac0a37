using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>
    /// The board's output "watchdog" to a circuit that resets the node when the pin stands still: changed by the supervisor, once a turn, only while all
    /// tasks have beaten in time. So it sees what the supervisor cannot help: its own end, and that of the whole program.
    /// </summary>
    public sealed class WatchdogPin
    {
        private readonly IPulseOutput _output;
        private readonly Heartbeats _heartbeats;
        private bool _isHigh;

        /// <summary>Opens the output; a board without it has no such circuit.</summary>
        public WatchdogPin(IBoard board, Heartbeats heartbeats)
        {
            _heartbeats = heartbeats;
            IsFitted = board.OpenPulseOutput("watchdog", out _output) == Outcome.Ok;
        }

        /// <summary>Whether the board has the output.</summary>
        public bool IsFitted { get; }

        /// <summary>Changes the pin, unless a task is stuck.</summary>
        public void Turn(long nowMicroseconds)
        {
            if (IsFitted && _heartbeats.FirstStale(nowMicroseconds) == null)
            {
                _isHigh = !_isHigh;
                _output.Set(_isHigh);
            }
        }
    }
}
