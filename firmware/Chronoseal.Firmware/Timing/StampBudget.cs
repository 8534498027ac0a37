using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The uncertainty budget of a stamp while edges come: the table of docs/timing.md, section 5. Line (Type A), quantum of
    /// edge and question (Type B, rectangles), latency of the capture (Type B, one-sided), and, as the guarantee, what none of
    /// them exceeds.
    /// </summary>
    public sealed class StampBudget
    {
        // Edges come every second, and the frequency measured a few seconds ago may be off by so much: parts in 10^9.
        private const int LockedDriftNanosecondsPerSecond = 400;
        private const int HoldoverAfterSeconds = 3;

        // Of a normal distribution, one in ten million lies beyond; the rest of the guarantee is in latency and quantum.
        private const int BoundFactor = 6;

        private readonly ClockSettings _settings;

        /// <summary>Makes a budget.</summary>
        public StampBudget(ClockSettings settings)
        {
            _settings = settings;
        }

        /// <summary>Expanded uncertainty (k = 2), microseconds.</summary>
        public long UncertaintyMicroseconds { get; private set; }

        /// <summary>The guarantee, microseconds.</summary>
        public long BoundMicroseconds { get; private set; }

        /// <summary>Takes what the line says of itself.</summary>
        public void Note(EdgeLine line)
        {
            long line256 = line.UncertaintySixteenths * line.UncertaintySixteenths;
            long quantum = _settings.QuantumMicroseconds;

            // The edge's step and the question's: two rectangles of the width of a quantum.
            long quantum256 = quantum * quantum * 2 * 256 / 12;
            long drift = LockedDriftNanosecondsPerSecond * HoldoverAfterSeconds / 1000;
            long random = IntegerMath.SquareRoot(4 * (line256 + quantum256)) / 16;
            UncertaintyMicroseconds = random + LatencyUncertainty + drift + 1;
            BoundMicroseconds = BoundFactor * line.UncertaintySixteenths / 16 + 2 * quantum + LatencyBound(line) + drift + 1;
        }

        // One-sided and not corrected: what is not known of it adds to the rest instead of hiding in a root of squares.
        private long LatencyUncertainty
        {
            get
            {
                if (_settings.Capture == PulseCapture.Native)
                {
                    return _settings.LatencyLimitMicroseconds / 4;
                }

                return _settings.KnownLatencyMicroseconds > 0
                    ? _settings.CalibrationUncertaintyMicroseconds
                    : _settings.AssumedLatencyMicroseconds;
            }
        }

        private long LatencyBound(EdgeLine line)
        {
            if (_settings.Capture == PulseCapture.Native)
            {
                return _settings.LatencyLimitMicroseconds;
            }

            // The envelope rests on idle edges; as few as there may be among those on the line, one lies within this of the least.
            long envelope = 16 * line.ScatterSixteenths / 16;
            long known = _settings.KnownLatencyMicroseconds > 0
                ? 3 * _settings.CalibrationUncertaintyMicroseconds
                : 2 * _settings.AssumedLatencyMicroseconds;
            return known + envelope;
        }
    }
}
