using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Pms5003
{
    /// <summary>
    /// Plantower PMS5003, PMS7003 and PMSA003 over UART, 9600 8N1: mass and number of particles in air. A frame tells of some
    /// time within the part's own measuring interval before it; half that interval bounds the instant. Identify wakes the part
    /// and sets its mode, after which it settles: no value for <see cref="Pms5003Settings.WarmUpSeconds"/>.
    /// </summary>
    public sealed class Pms5003Sensor : ISensor
    {
        // The request on the line, and a time slice.
        private const int SelfTestSlackMicroseconds = 30000;

        // Requests that may still be answered late; more replies than that were not asked for.
        private const int MaximumOwedFrames = 2;

        // Frames, in the part's longest intervals, that may be missed before silence counts as a failure.
        private const int SilentIntervals = 2;

        private const int ReplyReadyMicroseconds = 50000;
        private const int PromptMicroseconds = 100000;
        private const int MaximumMassMicrograms = 1000;
        private const int PerCubicMetre = 10000;

        private static readonly string[] Sizes = { ">0.3 um", ">0.5 um", ">1.0 um", ">2.5 um", ">5.0 um", ">10 um" };

        private readonly FrameLink _link;
        private readonly Pms5003FrameReader _frames = new Pms5003FrameReader();
        private readonly Pms5003Settings _settings;
        private readonly byte[] _readCommand = Pms5003Codec.Command(Pms5003Codec.Read, 0);
        private readonly byte[] _modeCommand;
        private readonly byte[] _sleepCommand = Pms5003Codec.Command(Pms5003Codec.SetSleep, 0);
        private readonly byte[] _wakeCommand = Pms5003Codec.Command(Pms5003Codec.SetSleep, 1);
        private readonly byte _mode;
        private long _settledMicroseconds;
        private long _listenedInVainMicroseconds;
        private int _owedFrames;
        private bool _isSendingUnasked;
        private bool _isInDoubt;
        private int _errorCode;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Pms5003Sensor(string name, ISerialPort port, IDelay delay, Pms5003Settings settings)
        {
            Name = name;
            _link = new FrameLink(port, delay, _frames);
            _settings = settings;
            _mode = (byte)(settings.IsActive ? 1 : 0);
            _modeCommand = Pms5003Codec.Command(Pms5003Codec.SetMode, _mode);
            StartToSettle();
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return Pms5003Codec.Masses + (HasNumbers ? Pms5003Codec.Numbers : 0); }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return _settings.IsActive ? _settings.ListenMilliseconds * 1000L : ReplyReadyMicroseconds; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        private bool HasNumbers
        {
            get { return _settings.DataLength != Pms5003Codec.ShortDataLength; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            switch (index)
            {
                case 0: return Quantity.ParticleMass1;
                case 1: return Quantity.ParticleMass2Point5;
                case 2: return Quantity.ParticleMass10;
                default: return Quantity.ParticleNumber1 + (index - Pms5003Codec.Masses);
            }
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Plantower PMS5003";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.UpdateIntervalMilliseconds * 500;
            identity.AddFact("mass", _settings.IsAtmospheric ? "atmospheric" : "standard particles (CF=1)");
            for (int i = 0; i < SampleCapacity - Pms5003Codec.Masses; i++)
            {
                identity.AddFact(Quantities.Name(Quantity.ParticleNumber1 + i), Sizes[i]);
            }

            Outcome outcome = Wake();
            if (outcome == Outcome.Ok && !_settings.IsActive)
            {
                outcome = ReadVersion(identity);
            }

            return _lastOutcome = outcome;
        }

        /// <summary>
        /// Maintenance: stops fan and laser, to spare them. The part then answers nothing until <see cref="Wake"/> or Identify.
        /// </summary>
        public Outcome Sleep()
        {
            return _lastOutcome = Order(_sleepCommand, Pms5003Codec.SetSleep, 0);
        }

        /// <summary>
        /// Maintenance: starts fan and laser, and sets the mode. Harmless on a part that is awake, but the wait for it to settle
        /// begins anew.
        /// </summary>
        public Outcome Wake()
        {
            // A waking part sends frames in place of an answer; what answers is the mode command.
            Outcome outcome = _link.Request(_wakeCommand);
            if (outcome == Outcome.Ok)
            {
                StartToSettle();
                outcome = Order(_modeCommand, Pms5003Codec.SetMode, _mode);
            }

            _owedFrames = 0;
            _isInDoubt = false;
            _listenedInVainMicroseconds = 0;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            if (_settings.IsActive)
            {
                _link.Listen();
                return _lastOutcome = Outcome.Ok;
            }

            return _lastOutcome = RequestFrame();
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _settings.IsActive ? TakeNewest() : AwaitAnswer();
            if (outcome == Outcome.Ok)
            {
                outcome = Check();
            }

            if (outcome == Outcome.Ok)
            {
                count = SampleCapacity;
                Fill(samples);
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _settings.ResponseTimeoutMilliseconds * 1000L + SelfTestSlackMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // The part has no test command; its answer to the mode it is in already proves supply and both directions of the line.
            return Order(_modeCommand, Pms5003Codec.SetMode, _mode);
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Plantower PMS5003, " + (_settings.IsActive ? "active" : "passive") + " mode, error byte " + _errorCode.ToString()
                + ", last " + Outcomes.Name(_lastOutcome);
        }

        private void StartToSettle()
        {
            _settledMicroseconds = _link.NowMicroseconds + _settings.WarmUpSeconds * 1000000L;
        }

        private Outcome Order(byte[] command, byte code, byte argument)
        {
            Outcome outcome = _link.Request(command);
            long deadline = _link.SentMicroseconds + _settings.ResponseTimeoutMilliseconds * 1000L;
            bool isOtherFrame = false;
            while (outcome == Outcome.Ok)
            {
                outcome = _link.Await(deadline);
                if (outcome == Outcome.Ok && Pms5003Codec.IsReplyTo(_frames.Frame, code, argument))
                {
                    return Outcome.Ok;
                }

                isOtherFrame |= outcome == Outcome.Ok;
            }

            return isOtherFrame && outcome != Outcome.BusFault ? Outcome.WrongReply : outcome;
        }

        private Outcome ReadVersion(SensorIdentity identity)
        {
            Outcome outcome = RequestFrame();
            if (outcome == Outcome.Ok)
            {
                outcome = AwaitFrame();
            }

            if (outcome == Outcome.Ok && _settings.DataLength == Pms5003Codec.StandardDataLength)
            {
                identity.AddFact("version", Pms5003Codec.Version(_frames.Frame).ToString());
            }

            return outcome;
        }

        // More frames than were asked for: the part sends by itself, as it does after a restart, and has forgotten its mode.
        private Outcome RequestFrame()
        {
            int frames = _link.DiscardFrames();
            _owedFrames -= frames;
            _isSendingUnasked = _owedFrames < 0;
            _isInDoubt |= frames > 0;
            _owedFrames = _owedFrames < 0 ? 0 : _owedFrames;
            Outcome outcome = _link.Request(_readCommand);
            _owedFrames = _owedFrames < MaximumOwedFrames ? _owedFrames + 1 : MaximumOwedFrames;
            return outcome;
        }

        // After a failure, or late, a frame may be one that a restarted part sent by itself: only a part that answers gives two in
        // a row.
        private Outcome AwaitAnswer()
        {
            Outcome outcome = AwaitFrame();
            bool isLate = _link.LatestStartMicroseconds - _link.SentMicroseconds > PromptMicroseconds;
            if (outcome == Outcome.Ok && (_isInDoubt || isLate))
            {
                bool isAnswered = RequestFrame() == Outcome.Ok && AwaitFrame() == Outcome.Ok;
                outcome = isAnswered ? Outcome.Ok : Outcome.WrongReply;
            }

            _isInDoubt = outcome != Outcome.Ok;
            return outcome;
        }

        private Outcome AwaitFrame()
        {
            Outcome outcome = _link.Await(_link.SentMicroseconds + _settings.ResponseTimeoutMilliseconds * 1000L);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _owedFrames--;
            return _isSendingUnasked || Pms5003Codec.DataLength(_frames.Frame) != _settings.DataLength ? Outcome.WrongReply : Outcome.Ok;
        }

        private Outcome TakeNewest()
        {
            Outcome outcome = _link.TakeNewest();
            if (outcome == Outcome.Ok)
            {
                _listenedInVainMicroseconds = 0;
                return Pms5003Codec.DataLength(_frames.Frame) != _settings.DataLength ? Outcome.WrongReply : Outcome.Ok;
            }

            _listenedInVainMicroseconds += _link.LatestStartMicroseconds - _link.EarliestStartMicroseconds;
            bool isSilent = _listenedInVainMicroseconds > SilentIntervals * _settings.UpdateIntervalMilliseconds * 1000L;
            return outcome == Outcome.NotReady && isSilent ? _link.Diagnose() : outcome;
        }

        private Outcome Check()
        {
            if (_link.LatestStartMicroseconds < _settledMicroseconds)
            {
                return Outcome.NotReady;
            }

            // Seen after waking (PyPMS issue 3): mass without a single particle. All zero is clean air.
            bool isMass = false;
            bool isNumber = !HasNumbers;
            for (int i = 0; i < Pms5003Codec.Masses; i++)
            {
                isMass |= Pms5003Codec.Mass(_frames.Frame, i, _settings.IsAtmospheric) > 0;
            }

            for (int i = 0; HasNumbers && i < Pms5003Codec.Numbers; i++)
            {
                isNumber |= Pms5003Codec.NumberInTenthLitre(_frames.Frame, i) > 0;
            }

            return isMass && !isNumber ? Outcome.OutOfRange : Outcome.Ok;
        }

        private void Fill(Sample[] samples)
        {
            _errorCode = _settings.DataLength == Pms5003Codec.StandardDataLength ? Pms5003Codec.ErrorCode(_frames.Frame) : 0;
            for (int i = 0; i < Pms5003Codec.Masses; i++)
            {
                FillMass(samples[i], i);
            }

            for (int i = Pms5003Codec.Masses; i < SampleCapacity; i++)
            {
                FillCommon(samples[i], i, Pms5003Codec.NumberInTenthLitre(_frames.Frame, i - Pms5003Codec.Masses));
                samples[i].Unit = Unit.PerCubicMetre;
                samples[i].Mantissa = samples[i].Raw * PerCubicMetre;
            }
        }

        private void FillMass(Sample sample, int index)
        {
            int micrograms = Pms5003Codec.Mass(_frames.Frame, index, _settings.IsAtmospheric);
            FillCommon(sample, index, micrograms);
            sample.Unit = Unit.MicrogramsPerCubicMetre;
            sample.Mantissa = micrograms;
            sample.Status |= micrograms > MaximumMassMicrograms ? SampleStatus.Overflow : 0;
            sample.ValueUncertainty = IntegerMath.Maximum(
                _settings.MassUncertaintyMicrograms, (micrograms * (long)_settings.MassUncertaintyPermille + 999) / 1000);
        }

        private void FillCommon(Sample sample, int index, int raw)
        {
            long earliest = _link.EarliestStartMicroseconds - _settings.UpdateIntervalMilliseconds * 1000L;
            long halfWidth = (_link.LatestStartMicroseconds - earliest + 1) / 2;
            sample.Clear();
            sample.Quantity = QuantityAt(index);
            sample.Raw = raw;
            sample.CounterMicroseconds = _link.LatestStartMicroseconds - halfWidth;
            sample.InstantHalfWidthMicroseconds = (int)halfWidth;
            sample.Status = _errorCode != 0 ? SampleStatus.InstrumentError : 0;
        }
    }
}
