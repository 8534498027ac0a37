using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The node's clock: UTC for any counter value near now, with an uncertainty, a guarantee and a state. Fed with edges and
    /// second labels by the timing task, asked by every other; calls are atomic against each other.
    /// </summary>
    public sealed class DisciplinedClock
    {
        private const int EdgesNeeded = 8;
        private const long HoldoverAfterMicroseconds = 2500000;
        private const long CoastingAfterMicroseconds = 10000000;

        // While edges come, the frequency is measured; what may still move within a window of a minute is far below this.
        private const int LockedDriftPartsPerBillion = 500;

        // Assumes that a third of the edges find the processor idle, so that the early ones of 32 show the least latency.
        private const int HandlerUncertaintyMicroseconds = 1000;

        private readonly object _gate = new object();
        private readonly ClockSettings _settings;
        private readonly EdgeLine _line = new EdgeLine();
        private readonly EdgeGate _edges;
        private readonly LabelProof _labels = new LabelProof();
        private readonly Timescale _timescale = new Timescale();
        private readonly Stamp _before = new Stamp();
        private bool _hasStep;
        private long _stepMicroseconds;
        private bool _isJoined;
        private long _followedCounter;
        private long _varianceSixteenths;
        private long _deviationSixteenths;

        /// <summary>Makes a clock that knows nothing yet.</summary>
        public DisciplinedClock(ClockSettings settings)
        {
            _settings = settings;
            _edges = new EdgeGate(settings, _line);
        }

        /// <summary>Takes a captured edge.</summary>
        public EdgeVerdict AddEdge(long counter)
        {
            lock (_gate)
            {
                EdgeVerdict verdict = _edges.Judge(counter);
                if (verdict == EdgeVerdict.Restart)
                {
                    _labels.Restart();
                    _isJoined = false;
                }

                if (verdict == EdgeVerdict.Accepted)
                {
                    Publish();
                }

                return verdict;
            }
        }

        /// <summary>Takes a second label for the latest edge.</summary>
        /// <param name="unixSeconds">The second that it names.</param>
        /// <param name="isValid">Whether the receiver vouches for it.</param>
        /// <param name="arrivedCounter">Counter when it began to arrive.</param>
        public LabelVerdict AddLabel(long unixSeconds, bool isValid, long arrivedCounter)
        {
            lock (_gate)
            {
                bool wasProven = _labels.IsProven;
                LabelVerdict verdict = _line.Count == 0
                    ? LabelVerdict.OutsideWindow
                    : _labels.Judge(unixSeconds, isValid, arrivedCounter, _line.LastCounter, _line.LastSecond);
                if (wasProven && !_labels.IsProven)
                {
                    _isJoined = false;
                }

                if (!wasProven && _labels.IsProven)
                {
                    Publish();
                }

                return verdict;
            }
        }

        /// <summary>
        /// Ends the proof at a leap second: POSIX seconds repeat there, and the count of seconds is proven anew before UTC is
        /// claimed again.
        /// </summary>
        public void NoteLeapSecond()
        {
            lock (_gate)
            {
                _labels.Restart();
                _isJoined = false;
            }
        }

        /// <summary>What the clock says of a counter value. Values before the latest few seconds are answered by extrapolation.</summary>
        public void At(long counter, Stamp stamp)
        {
            lock (_gate)
            {
                Answer(counter, stamp);
            }
        }

        /// <summary>The counter value at which UTC will be so much; false while UTC is not known.</summary>
        public bool TryCounterAt(long utcMicroseconds, out long counter)
        {
            lock (_gate)
            {
                bool isKnown = _isJoined && !_timescale.IsEmpty;
                counter = isKnown ? _timescale.CounterAt(utcMicroseconds) : 0;
                return isKnown;
            }
        }

        /// <summary>Takes the latest step of the answer that went beyond the bound; false if there was none since the last call.</summary>
        public bool TryTakeStep(out long stepMicroseconds)
        {
            lock (_gate)
            {
                bool had = _hasStep;
                stepMicroseconds = _stepMicroseconds;
                _hasStep = false;
                return had;
            }
        }

        /// <summary>How many edges got a verdict since boot.</summary>
        public int EdgesWith(EdgeVerdict verdict)
        {
            lock (_gate)
            {
                return _edges.CountOf(verdict);
            }
        }

        /// <summary>How many labels got a verdict since boot.</summary>
        public int LabelsWith(LabelVerdict verdict)
        {
            lock (_gate)
            {
                return _labels.CountOf(verdict);
            }
        }

        /// <summary>Excess of the counter over UTC as measured, parts per billion.</summary>
        public long FrequencyPartsPerBillion
        {
            get
            {
                lock (_gate)
                {
                    return (_line.SlopeScaled * 1000) >> EdgeLine.ScaleBits;
                }
            }
        }

        // Carries the timescale on along the new line, or starts it where the label has just been proven.
        private void Publish()
        {
            if (!_labels.IsProven || _line.Count < EdgesNeeded)
            {
                return;
            }

            long counter = _line.LastCounter;
            long utc = (_line.LastSecond + _labels.OffsetSeconds) * 1000000 - (_line.InterceptScaled >> EdgeLine.ScaleBits);
            if (!_timescale.IsEmpty)
            {
                long error = utc - _timescale.UtcAt(counter);
                Answer(counter, _before);
                if (!_isJoined || IntegerMath.Absolute(error) > _before.BoundMicroseconds)
                {
                    NoteStep(error);
                }
            }

            _timescale.Follow(counter, utc, _line.SlopeScaled);
            _isJoined = true;
            _followedCounter = counter;
            _varianceSixteenths = _line.VarianceSixteenths(1);
            _deviationSixteenths = _line.DeviationSixteenths;
        }

        private void NoteStep(long error)
        {
            if (IntegerMath.Absolute(error) > ConstantBoundMicroseconds)
            {
                _hasStep = true;
                _stepMicroseconds = error;
                _timescale.Clear();
            }
        }

        private void Answer(long counter, Stamp stamp)
        {
            stamp.Leap = 0;
            stamp.UtcMicroseconds = 0;
            stamp.UncertaintyMicroseconds = 0;
            stamp.BoundMicroseconds = 0;
            if (!_isJoined || _timescale.IsEmpty)
            {
                stamp.State = _line.Count == 0 ? ClockState.Unsynchronised : ClockState.Acquiring;
                return;
            }

            // Since the timescale last followed the line: edges that come back after a gap correct nothing until there is a line again.
            long sinceEdge = IntegerMath.Maximum(0, counter - _followedCounter);
            long slew = _timescale.SlewLeftAt(counter);
            stamp.UtcMicroseconds = _timescale.UtcAt(counter);
            stamp.UncertaintyMicroseconds = UncertaintyMicroseconds(sinceEdge) + slew;
            stamp.BoundMicroseconds = BoundMicroseconds(sinceEdge) + slew;
            stamp.State = StateAt(counter, sinceEdge, stamp.BoundMicroseconds);
        }

        private ClockState StateAt(long counter, long sinceEdge, long bound)
        {
            if (bound > _settings.ExpiryMicroseconds)
            {
                return ClockState.Expired;
            }

            if (sinceEdge > HoldoverAfterMicroseconds)
            {
                return ClockState.Holdover;
            }

            return counter - _labels.LastAgreedCounter > CoastingAfterMicroseconds ? ClockState.LabelCoasting : ClockState.Locked;
        }

        // Line (Type A), counter step and capture latency (Type B), and in holdover the crystal as a rectangle.
        private long UncertaintyMicroseconds(long sinceEdge)
        {
            long variance = _varianceSixteenths / 256;
            long quantum = _settings.QuantumMicroseconds;
            long capture = _settings.Capture == PulseCapture.Handler ? HandlerUncertaintyMicroseconds / 2 : _settings.LatencyLimitMicroseconds / 2;
            long drift = DriftMicroseconds(sinceEdge) * 577 / 1000;
            return 2 * IntegerMath.SquareRoot(variance + quantum * quantum / 12 + capture * capture + drift * drift) + 1;
        }

        private long BoundMicroseconds(long sinceEdge)
        {
            return ConstantBoundMicroseconds + 4 * IntegerMath.SquareRoot(_varianceSixteenths) / 16 + DriftMicroseconds(sinceEdge);
        }

        private long ConstantBoundMicroseconds
        {
            get { return _settings.LatencyLimitMicroseconds + 2L * _settings.QuantumMicroseconds + 4 * _deviationSixteenths / 16 + 2; }
        }

        private long DriftMicroseconds(long sinceEdge)
        {
            long milliseconds = sinceEdge / 1000 + 1;
            return sinceEdge <= HoldoverAfterMicroseconds
                ? milliseconds * LockedDriftPartsPerBillion / 1000000
                : milliseconds * _settings.CrystalPartsPerMillion / 1000;
        }
    }
}
