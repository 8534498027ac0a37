using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The loop-back self-test of an edge capture (docs/timing.md, section 6): drives an output that is wired to the edge input, and
    /// takes the least time to the captured edge. Runs instead of the gateway, or while it does without edges; with the receiver's PPS unplugged
    /// either way.
    /// </summary>
    public sealed class CaptureCalibration : IPulseSink
    {
        /// <summary>Pulses driven.</summary>
        public const int Pulses = 300;

        /// <summary>Pulses that must come back.</summary>
        public const int PulsesNeeded = 200;

        private const long EdgeTimeoutMicroseconds = 300000;
        private const long LowMicroseconds = 20000;

        // Not in step with time slices of 20 ms: each pulse is this much later in them.
        private const long StaggerMicroseconds = 1700;
        private const int StaggerSteps = 12;
        private const int LeastUncertaintyMicroseconds = 10;

        private readonly ITimeline _timeline;
        private readonly ISignal _signal;
        private readonly object _gate = new object();
        private long _edgeCounter;
        private long _least = long.MaxValue;
        private long _sum;
        private bool _isAwaited;
        private bool _hasEdge;

        /// <summary>Makes the test.</summary>
        public CaptureCalibration(ITimeline timeline)
        {
            _timeline = timeline;
            _signal = timeline.CreateSignal();
        }

        /// <summary>Pulses driven so far.</summary>
        public int Driven { get; private set; }

        /// <summary>Edges that were not driven here: a receiver is still plugged in, and one of its edges may have been taken for ours.</summary>
        public int Strays { get; private set; }

        /// <summary>Pulses that came back.</summary>
        public int Captured { get; private set; }

        /// <summary>Least latency, microseconds: for <see cref="ClockSettings.KnownLatencyMicroseconds"/>.</summary>
        public int LeastMicroseconds { get; private set; }

        /// <summary>Its expanded uncertainty, microseconds: for <see cref="ClockSettings.CalibrationUncertaintyMicroseconds"/>.</summary>
        public int UncertaintyMicroseconds { get; private set; }

        /// <summary>Greatest latency, microseconds: below the board's declared limit, or that is wrong.</summary>
        public long GreatestMicroseconds { get; private set; }

        /// <inheritdoc/>
        public void Edge(long counterMicroseconds)
        {
            lock (_gate)
            {
                if (!_isAwaited || _hasEdge)
                {
                    Strays++;
                    return;
                }

                _edgeCounter = counterMicroseconds;
                _hasEdge = true;
            }

            _signal.Set();
        }

        /// <summary>Runs the whole test: about half a minute. See <see cref="Judge"/> for what it returns.</summary>
        public Outcome Run(IPulseInput input, IPulseOutput output)
        {
            input.Attach(this);
            while (Driven < Pulses)
            {
                _timeline.SleepUntil(Pulse(output));
            }

            return Judge(input.QuantumMicroseconds);
        }

        /// <summary>Drives one pulse and waits for its edge, up to 0.3 s. Gives the counter value before which the next must not be driven.</summary>
        public long Pulse(IPulseOutput output)
        {
            if (TryPulse(output, out long latency, out long drive))
            {
                Captured++;

                // Somewhere in the call the pin changed: the middle, give or take half.
                latency -= drive / 2;
                _least = IntegerMath.Minimum(_least, latency);
                GreatestMicroseconds = IntegerMath.Maximum(GreatestMicroseconds, latency);
                _sum += IntegerMath.Minimum(latency, 2 * _least);
                UncertaintyMicroseconds = (int)IntegerMath.Maximum(UncertaintyMicroseconds, drive / 2);
            }

            long next = _timeline.Counter.Microseconds + LowMicroseconds + (Driven % StaggerSteps) * StaggerMicroseconds;
            Driven++;
            return next;
        }

        /// <summary>
        /// Draws the sum, once. <see cref="Outcome.Timeout"/> when too few pulses came back, <see cref="Outcome.WrongReply"/> when there were
        /// edges of somebody else.
        /// </summary>
        /// <param name="quantumMicroseconds">The step of the captured counter value.</param>
        public Outcome Judge(int quantumMicroseconds)
        {
            if (Strays > 0)
            {
                return Outcome.WrongReply;
            }

            if (Captured < PulsesNeeded)
            {
                return Outcome.Timeout;
            }

            // The least of n latencies lies above the true least by the mean excess over n.
            long excess = _sum / Captured - _least;
            LeastMicroseconds = (int)IntegerMath.Maximum(0, _least);
            UncertaintyMicroseconds += (int)(6 * excess / Captured) + 2 * quantumMicroseconds + LeastUncertaintyMicroseconds;
            return Outcome.Ok;
        }

        private bool TryPulse(IPulseOutput output, out long latency, out long drive)
        {
            lock (_gate)
            {
                _hasEdge = false;
                _isAwaited = true;
            }

            long before = _timeline.Counter.Microseconds;
            output.Set(true);
            drive = _timeline.Counter.Microseconds - before;
            while (!HasEdge && _signal.Wait(before + EdgeTimeoutMicroseconds))
            {
                // A set that was left over from the pulse before: the wait goes on.
            }

            output.Set(false);
            lock (_gate)
            {
                _isAwaited = false;
                latency = _edgeCounter - before;
                return _hasEdge && latency >= 0;
            }
        }

        private bool HasEdge
        {
            get
            {
                lock (_gate)
                {
                    return _hasEdge;
                }
            }
        }
    }
}
