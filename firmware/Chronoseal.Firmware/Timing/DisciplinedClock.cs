using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The node's clock: UTC for any counter value near now, with an uncertainty, a guarantee and a state. Fed with edges and
    /// second labels by the timing task, asked by every other; calls are atomic against each other. The model, its uncertainty
    /// budget and what it claims are in docs/timing.md.
    /// </summary>
    public sealed class DisciplinedClock
    {
        private const long HoldoverAfterMicroseconds = 2500000;
        private const long CoastingAfterMicroseconds = 10000000;
        private const long MicrosecondsPerSecond = 1000000;
        private const long LargestAnswerAhead = 2000000;

        private readonly object _gate = new object();
        private readonly ClockSettings _settings;
        private readonly EdgeLine _line;
        private readonly EdgeGate _edges;
        private readonly LabelProof _labels = new LabelProof();
        private readonly LeapSchedule _leap = new LeapSchedule();
        private readonly Timescale _timescale = new Timescale();
        private readonly FrequencyHistory _history = new FrequencyHistory();
        private readonly HoldoverModel _holdover;
        private readonly HoldoverPath _path;
        private readonly StampBudget _budget;
        private readonly TemperatureCurve _curve = new TemperatureCurve();
        private readonly AllanDeviation[] _allan;
        private readonly Stamp _before = new Stamp();
        private bool _hasStep;
        private long _stepMicroseconds;
        private bool _isJoined;
        private bool _isByNetwork;
        private bool _hasTemperature;
        private int _temperatureMilliCelsius;
        private long _frequencyPartsPerTrillion;
        private long _latestAsked = long.MinValue;
        private long _knownSince;
        private bool _hasOffset;
        private long _offsetMicroseconds;

        /// <summary>Makes a clock that knows nothing yet.</summary>
        public DisciplinedClock(ClockSettings settings)
        {
            _settings = settings;
            _line = EdgeLines.For(settings);
            _edges = new EdgeGate(settings, _line);
            _holdover = new HoldoverModel(_history, settings.CrystalPartsPerMillion);
            _path = new HoldoverPath(_holdover);
            _budget = new StampBudget(settings);
            _allan = new AllanDeviation[ClockStatistics.AveragingSeconds.Length];
            for (int i = 0; i < _allan.Length; i++)
            {
                _allan[i] = new AllanDeviation(ClockStatistics.AveragingSeconds[i]);
            }
        }

        /// <summary>Takes a captured edge.</summary>
        public EdgeVerdict AddEdge(long counter)
        {
            lock (_gate)
            {
                long previous = _line.LastCounter;
                EdgeVerdict verdict = _edges.Judge(counter);
                if (verdict == EdgeVerdict.Restart)
                {
                    LoseProof();
                    InterruptStatistics();
                }

                if (verdict == EdgeVerdict.Accepted)
                {
                    if (counter - previous > CoastingAfterMicroseconds)
                    {
                        _labels.Doubt();
                    }

                    NoteOffset(counter);
                    NotePhase();
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
                if (_line.Count == 0)
                {
                    return _labels.CountWithoutEdge();
                }

                bool wasProven = _labels.IsProven;
                LabelVerdict verdict = _labels.Judge(
                    LinearOf(unixSeconds), isValid, arrivedCounter, _line.PredictCounter(_line.LastSecond), _line.LastSecond);
                if (wasProven && !_labels.IsProven)
                {
                    LoseProof();
                }

                if (!wasProven && _labels.IsProven)
                {
                    Publish();
                }

                return verdict;
            }
        }

        /// <summary>
        /// Takes the time of a network server: the poor fallback where there are no edges. Used while UTC is unknown, or known
        /// less well; never locks.
        /// </summary>
        /// <param name="utcMicroseconds">UTC at <paramref name="counter"/>.</param>
        /// <param name="counter">Counter in the middle of the exchange.</param>
        /// <param name="boundMicroseconds">Half of the round trip, and what the server says of itself.</param>
        public void AddNetworkTime(long utcMicroseconds, long counter, long boundMicroseconds)
        {
            lock (_gate)
            {
                Answer(counter, _before);
                bool isBetter = !_before.HasUtc || _before.BoundMicroseconds > boundMicroseconds;
                if (!isBetter || boundMicroseconds <= 0)
                {
                    return;
                }

                if (_before.HasUtc && IntegerMath.Absolute(utcMicroseconds - _before.UtcMicroseconds) > _before.BoundMicroseconds + boundMicroseconds)
                {
                    NoteStep(utcMicroseconds - _before.UtcMicroseconds);
                }

                long start = BehindAnswers(counter);
                long linear = _leap.ToLinear(utcMicroseconds) + start - counter;
                _isByNetwork = true;
                Follow(start, linear << Timescale.FractionBits, counter, boundMicroseconds, boundMicroseconds);
            }
        }

        /// <summary>
        /// Takes the crystal's temperature: the clock learns its frequency over it, and in holdover expects what it has learned.
        /// </summary>
        /// <param name="milliCelsius">Temperature, -40,000 to 85,000; others are passed over.</param>
        /// <param name="counter">When it was measured.</param>
        public void AddTemperature(int milliCelsius, long counter)
        {
            lock (_gate)
            {
                _temperatureMilliCelsius = milliCelsius;
                _hasTemperature = true;
                bool isHoldover = _isJoined && !_timescale.IsEmpty && counter > _path.StartCounter;
                if (isHoldover && _curve.TryExpect(milliCelsius, out long partsPerTrillion))
                {
                    _holdover.Expect(partsPerTrillion);
                    _timescale.ContinueAlong(_path, BehindAnswers(counter));
                }
            }
        }

        /// <summary>Announces a leap second, as NAV-TIMELS does.</summary>
        /// <param name="unixSeconds">The POSIX second that begins the next day.</param>
        /// <param name="change">+1 for a second inserted before it, -1 for one left out, 0 for none after all.</param>
        public void AnnounceLeapSecond(long unixSeconds, int change)
        {
            lock (_gate)
            {
                if (_timescale.IsEmpty)
                {
                    return;
                }

                long now = _timescale.UtcAt(_line.LastCounter);
                if (change == 0)
                {
                    _leap.Cancel(now);
                }
                else if (_labels.IsProven)
                {
                    _leap.Announce(unixSeconds, change, now);
                }
            }
        }

        /// <summary>
        /// Ends the proof at a leap second that was not announced: POSIX seconds repeat there, and the count of seconds is proven
        /// anew before UTC is claimed again. One that was announced passes.
        /// </summary>
        public void NoteLeapSecond()
        {
            lock (_gate)
            {
                if (!_labels.IsProven || !_leap.IsInserted(LatestEdgeLinear))
                {
                    LoseProof();
                }
            }
        }

        /// <summary>
        /// What the clock says of a counter value. Instants before the latest few seconds, such as those of an instrument's old
        /// records, are answered by the crystal's frequency, as in holdover but backwards; instants before the clock knew UTC, and those
        /// more than <see cref="TimingLimits.AnswerBackMicroseconds"/> ago, without UTC.
        /// </summary>
        public void At(long counter, Stamp stamp)
        {
            lock (_gate)
            {
                _latestAsked = IntegerMath.Maximum(_latestAsked, counter);
                Answer(counter, stamp);
            }
        }

        /// <summary>The counter value at which UTC will be so much; false while UTC is not known.</summary>
        public bool TryCounterAt(long utcMicroseconds, out long counter)
        {
            lock (_gate)
            {
                bool isKnown = _isJoined && !_timescale.IsEmpty;
                counter = isKnown ? _timescale.CounterAt(_leap.ToLinear(utcMicroseconds)) : 0;
                return isKnown;
            }
        }

        /// <summary>Takes the sum of the steps of the answer that went beyond the bound; false if there was none since the last call.</summary>
        public bool TryTakeStep(out long stepMicroseconds)
        {
            lock (_gate)
            {
                bool had = _hasStep;
                stepMicroseconds = _stepMicroseconds;
                _hasStep = false;
                _stepMicroseconds = 0;
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

        /// <summary>Fills in what the clock has seen since boot.</summary>
        public void Describe(ClockStatistics statistics)
        {
            lock (_gate)
            {
                for (int i = 0; i < statistics.Edges.Length; i++)
                {
                    statistics.Edges[i] = _edges.CountOf((EdgeVerdict)i);
                }

                for (int i = 0; i < statistics.Labels.Length; i++)
                {
                    statistics.Labels[i] = _labels.CountOf((LabelVerdict)i);
                }

                for (int i = 0; i < _allan.Length; i++)
                {
                    statistics.AllanPartsPerTrillion[i] = _allan[i].PartsPerTrillion;
                }

                statistics.FrequencyPartsPerTrillion = FrequencyPartsPerTrillion;
                statistics.FrequencyRangePartsPerTrillion = _history.Range;
                statistics.ObservedSeconds = _history.ObservedSeconds;
                statistics.LongestGapSeconds = _edges.LongestGapSeconds;
                statistics.LastEdgeCounter = _line.Count > 0 ? _line.LastCounter : 0;
                statistics.HasOffset = _hasOffset;
                statistics.OffsetMicroseconds = _offsetMicroseconds;
                statistics.ScatterSixteenths = _line.ScatterSixteenths;
                statistics.LineUncertaintySixteenths = _line.UncertaintySixteenths;
            }
        }

        /// <summary>Excess of the counter over UTC as measured, parts per billion.</summary>
        public long FrequencyPartsPerBillion
        {
            get
            {
                lock (_gate)
                {
                    return FrequencyPartsPerTrillion / 1000;
                }
            }
        }

        private long FrequencyPartsPerTrillion
        {
            get { return (_line.SlopeScaled * MicrosecondsPerSecond) >> EdgeLine.ScaleBits; }
        }

        // What the latest edge marks, microseconds, counted without leaps.
        private long LatestEdgeLinear
        {
            get { return (_line.LastSecond + _labels.OffsetSeconds) * MicrosecondsPerSecond; }
        }

        // Instants up to the latest asked about have been answered: a correction starts behind them.
        private long BehindAnswers(long counter)
        {
            return IntegerMath.Maximum(counter, IntegerMath.Minimum(_latestAsked, counter + LargestAnswerAhead));
        }

        private void LoseProof()
        {
            if (!_timescale.IsEmpty)
            {
                // A leap second that is past becomes part of the count that goes on.
                long now = _timescale.UtcAt(_line.LastCounter);
                _timescale.Shift(_leap.ToUtc(now) - now);
                _knownSince = IntegerMath.Maximum(_knownSince, _timescale.OldestCounter);
            }

            _labels.Restart();
            _leap.Clear();
            _isJoined = _isJoined && _isByNetwork;
        }

        // The label names a POSIX second; the line counts without leaps.
        private long LinearOf(long unixSeconds)
        {
            if (!_labels.IsProven)
            {
                return unixSeconds;
            }

            long linear = LatestEdgeLinear;
            long expected = _leap.IsInserted(linear) ? linear : _leap.ToUtc(linear);
            return unixSeconds + (linear - expected) / MicrosecondsPerSecond;
        }

        private void InterruptStatistics()
        {
            _history.Interrupt();
            for (int i = 0; i < _allan.Length; i++)
            {
                _allan[i].Interrupt();
            }
        }

        // Before the edge corrects anything: afterwards the clock would be compared with itself.
        private void NoteOffset(long counter)
        {
            Answer(counter, _before);
            _hasOffset = _before.HasUtc && _labels.IsProven;
            long marked = _hasOffset ? _leap.ToUtc(LatestEdgeLinear) + _settings.KnownLatencyMicroseconds : 0;
            _offsetMicroseconds = _hasOffset ? _before.UtcMicroseconds - marked : 0;
        }

        private void NotePhase()
        {
            long phaseNanoseconds = (_line.LastCounter - _line.LastSecond * MicrosecondsPerSecond) * 1000;
            for (int i = 0; i < _allan.Length; i++)
            {
                _allan[i].Add(_line.LastSecond, phaseNanoseconds);
            }
        }

        // Carries the timescale on along the new line, or starts it where the label has just been proven.
        private void Publish()
        {
            if (_line.Count < EdgeLines.EdgesNeeded(_settings) || !_line.IsBelievable)
            {
                return;
            }

            _frequencyPartsPerTrillion = FrequencyPartsPerTrillion;
            long counterScaled = (_line.LastCounter << Timescale.FractionBits)
                + (_line.InterceptScaled >> (EdgeLine.ScaleBits - Timescale.FractionBits));
            if (_history.Note(_line.LastSecond, counterScaled) && _hasTemperature)
            {
                _curve.Learn(_temperatureMilliCelsius, _history.Latest);
            }

            if (!_labels.IsProven)
            {
                return;
            }

            // Instants up to the latest asked about have been answered: the correction starts behind them. A question far ahead of the
            // edges was one about the future, and its answer a forecast.
            _latestAsked = _latestAsked > _line.LastCounter + LargestAnswerAhead ? _line.LastCounter : _latestAsked;
            long counter = IntegerMath.Maximum(_line.LastCounter, _latestAsked);
            long sinceLine = (counter << Timescale.FractionBits) - counterScaled;
            long second = LatestEdgeLinear + _settings.KnownLatencyMicroseconds;
            long drift = (sinceLine >> Timescale.FractionBits) * FrequencyPartsPerTrillion / (1000000000000L >> Timescale.FractionBits);
            _budget.Note(_line);
            _isByNetwork = false;
            Follow(counter, (second << Timescale.FractionBits) + sinceLine - drift, _line.LastCounter, _budget.UncertaintyMicroseconds, _budget.BoundMicroseconds);
        }

        // A correction within the bound is slewed; one beyond it, or after the proof was lost, is a step and said to be one.
        private void Follow(long counter, long linearScaled, long lineCounter, long uncertaintyMicroseconds, long boundMicroseconds)
        {
            if (!_timescale.IsEmpty)
            {
                Answer(counter, _before);
                long error = (linearScaled >> Timescale.FractionBits) - _timescale.UtcAt(counter);
                long allowed = _isJoined ? _before.BoundMicroseconds + boundMicroseconds : boundMicroseconds;

                // More than half of the time that a correction takes cannot be slewed: time would stand, or fall.
                if (IntegerMath.Absolute(error) > IntegerMath.Minimum(allowed, Timescale.SlewDurationMicroseconds / 2))
                {
                    NoteStep(error);
                }
            }

            _knownSince = _timescale.IsEmpty ? counter : _knownSince;
            _timescale.Follow(counter, linearScaled, _frequencyPartsPerTrillion, lineCounter, uncertaintyMicroseconds, boundMicroseconds);
            _isJoined = true;
            _holdover.Start(_frequencyPartsPerTrillion);
            _timescale.ContinueAlong(
                _path, IntegerMath.Maximum(lineCounter + HoldoverAfterMicroseconds, counter + Timescale.SlewDurationMicroseconds));
        }

        private void NoteStep(long stepMicroseconds)
        {
            _hasStep = true;
            _stepMicroseconds += stepMicroseconds;
            _timescale.Clear();

            if (_isJoined)
            {
                // Across a step time may fall: it must not be called locked on both sides.
                _labels.Doubt();
            }
        }

        private void Answer(long counter, Stamp stamp)
        {
            stamp.Leap = 0;
            stamp.UtcMicroseconds = 0;
            stamp.UncertaintyMicroseconds = 0;
            stamp.BoundMicroseconds = 0;
            stamp.State = _line.Count == 0 ? ClockState.Unsynchronised : ClockState.Acquiring;
            if (!_isJoined || _timescale.IsEmpty || counter < _knownSince || _timescale.OldestCounter - counter > TimingLimits.AnswerBackMicroseconds)
            {
                return;
            }

            bool isHeld = _timescale.Holds(counter);
            long linear = isHeld ? _timescale.UtcAt(counter) : _timescale.UtcBefore(counter);
            if (_leap.IsInserted(linear))
            {
                return;
            }

            stamp.Leap = _leap.FlagAt(linear);
            stamp.UtcMicroseconds = _leap.ToUtc(linear);
            if (!isHeld)
            {
                AnswerBackwards(counter, stamp);
                return;
            }

            // Since the edge that the piece rests on: edges that come back after a gap correct nothing until there is a line again.
            long since = IntegerMath.Maximum(0, counter - _timescale.LineCounterAt(counter));
            long slew = _timescale.SlewLeftAt(counter);
            stamp.UncertaintyMicroseconds = _timescale.UncertaintyAt(counter) + slew;
            stamp.BoundMicroseconds = _timescale.BoundAt(counter) + slew;
            if (since > HoldoverAfterMicroseconds || _isByNetwork)
            {
                stamp.UncertaintyMicroseconds += _holdover.UncertaintyMicroseconds(since);
                stamp.BoundMicroseconds += _holdover.BoundMicroseconds(since);
            }

            stamp.State = StateAt(counter, since, slew, stamp.BoundMicroseconds);
        }

        // Before the oldest line that is kept the crystal may have run off as far as it may after a line: the model is the same.
        private void AnswerBackwards(long counter, Stamp stamp)
        {
            long line = _timescale.OldestLineCounter;
            long since = IntegerMath.Maximum(_timescale.LineCounterAt(line), line) - counter;
            stamp.UncertaintyMicroseconds = _timescale.UncertaintyAt(line) + _holdover.UncertaintyMicroseconds(since);
            stamp.BoundMicroseconds = _timescale.BoundAt(line) + _holdover.BoundMicroseconds(since);
            stamp.State = stamp.BoundMicroseconds > _settings.ExpiryMicroseconds ? ClockState.Expired : ClockState.Holdover;
        }

        private ClockState StateAt(long counter, long since, long slew, long bound)
        {
            if (bound > _settings.ExpiryMicroseconds)
            {
                return ClockState.Expired;
            }

            bool isCorrecting = slew > _timescale.BoundAt(counter);
            if (since > HoldoverAfterMicroseconds || isCorrecting || _isByNetwork || !_labels.IsConfirmed)
            {
                return ClockState.Holdover;
            }

            return counter - _labels.LastAgreedCounter > CoastingAfterMicroseconds ? ClockState.LabelCoasting : ClockState.Locked;
        }
    }
}
