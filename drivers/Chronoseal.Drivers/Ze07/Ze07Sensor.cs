using Chronoseal.Hal;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Ze07
{
    /// <summary>
    /// Winsen ZE07-CH2O and ZE08-CH2O over UART, 9600 8N1: formaldehyde in air. The part measures by itself every second; half
    /// that interval before the frame bounds the instant. After power-on it uploads until it is told to answer, which is how a
    /// restart is noticed: it then preheats, without values, for <see cref="Ze07Settings.WarmUpSeconds"/>.
    /// </summary>
    public sealed class Ze07Sensor : ISensor
    {
        // The request on the line, and a time slice.
        private const int SelfTestSlackMicroseconds = 30000;

        private const int SilentIntervals = 3;
        private const int ReplyReadyMicroseconds = 20000;

        private readonly FrameLink _link;
        private readonly Ze07FrameReader _frames = new Ze07FrameReader();
        private readonly Ze07Settings _settings;
        private readonly byte[] _readCommand = Ze07Codec.ReadCommand();
        private readonly byte[] _switchCommand;
        private long _warmMicroseconds;
        private long _listenedInVainMicroseconds;
        private bool _isNew = true;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Ze07Sensor(string name, ISerialPort port, IDelay delay, Ze07Settings settings)
        {
            Name = name;
            _link = new FrameLink(port, delay, _frames);
            _settings = settings;
            _switchCommand = Ze07Codec.SwitchCommand(settings.IsUploading);
            _warmMicroseconds = long.MaxValue;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return _settings.IsUploading ? _settings.ListenMilliseconds * 1000L : ReplyReadyMicroseconds; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.Formaldehyde;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Winsen ZE07-CH2O";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.UpdateIntervalMilliseconds * 500;
            _listenedInVainMicroseconds = 0;

            // A part that was silent may have lost its supply, and be switched again before it uploads anything.
            _isNew |= _lastOutcome == Outcome.Timeout || HasUploadedUnasked();
            Outcome outcome = _link.Request(_switchCommand);
            if (outcome == Outcome.Ok)
            {
                outcome = _settings.IsUploading ? AwaitUpload() : Ask();
            }

            if (outcome == Outcome.Ok && _isNew)
            {
                _isNew = false;
                StartToPreheat();
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            if (_settings.IsUploading)
            {
                _link.Listen();
                return _lastOutcome = Outcome.Ok;
            }

            if (HasUploadedUnasked())
            {
                StartToPreheat();
                return _lastOutcome = Outcome.WrongReply;
            }

            return _lastOutcome = _link.Request(_readCommand);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _settings.IsUploading ? TakeNewest() : AwaitReply(false);
            if (outcome == Outcome.Ok)
            {
                outcome = _settings.IsUploading ? FillUpload(samples[0]) : FillReply(samples[0]);
            }

            count = outcome == Outcome.Ok ? 1 : 0;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return (_settings.ResponseTimeoutMilliseconds + (_settings.IsUploading ? _settings.UpdateIntervalMilliseconds : 0)) * 1000L + SelfTestSlackMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // The part has no test command; an answer with the right checksum proves supply and line.
            return _settings.IsUploading ? AwaitUpload() : Ask();
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Winsen ZE07-CH2O, " + (_settings.IsUploading ? "uploading" : "answering") + ", last " + Outcomes.Name(_lastOutcome);
        }

        private void StartToPreheat()
        {
            _warmMicroseconds = _link.NowMicroseconds + _settings.WarmUpSeconds * 1000000L;
        }

        // A part that was told to answer uploads only once it was restarted. What it sent between two epochs tells that, whether
        // or not it answers questions as well.
        private bool HasUploadedUnasked()
        {
            return !_settings.IsUploading && _link.DiscardFrames() > 0 && _frames.Frame[1] == Ze07Codec.Formaldehyde;
        }

        private Outcome Ask()
        {
            Outcome outcome = _link.Request(_readCommand);
            return outcome == Outcome.Ok ? AwaitReply(true) : outcome;
        }

        // Just after the switch an uploaded frame may still be on its way; at any other time it tells of a restart.
        private Outcome AwaitReply(bool isJustSwitched)
        {
            long deadline = _link.SentMicroseconds + _settings.ResponseTimeoutMilliseconds * 1000L;
            bool isOtherFrame = false;
            Outcome outcome = _link.Await(deadline);
            while (outcome == Outcome.Ok && _frames.Frame[1] != Ze07Codec.Read)
            {
                isOtherFrame = true;
                _isNew |= _frames.Frame[1] == Ze07Codec.Formaldehyde;
                outcome = _link.Await(deadline);
            }

            bool isWrong = isOtherFrame && (outcome == Outcome.Timeout || (outcome == Outcome.Ok && !isJustSwitched));
            return isWrong ? Outcome.WrongReply : outcome;
        }

        private Outcome AwaitUpload()
        {
            long deadline = _link.NowMicroseconds + (_settings.UpdateIntervalMilliseconds + _settings.ResponseTimeoutMilliseconds) * 1000L;
            Outcome outcome = _link.Await(deadline);
            while (outcome == Outcome.Ok && _frames.Frame[1] != Ze07Codec.Formaldehyde)
            {
                outcome = _link.Await(deadline);
            }

            return outcome;
        }

        private Outcome TakeNewest()
        {
            Outcome outcome = _link.TakeNewest();
            if (outcome == Outcome.Ok)
            {
                _listenedInVainMicroseconds = 0;
                return Outcome.Ok;
            }

            _listenedInVainMicroseconds += _link.LatestStartMicroseconds - _link.EarliestStartMicroseconds;
            bool isSilent = _listenedInVainMicroseconds > SilentIntervals * _settings.UpdateIntervalMilliseconds * 1000L;
            return outcome == Outcome.NotReady && isSilent ? _link.Diagnose() : outcome;
        }

        private Outcome FillReply(Sample sample)
        {
            Outcome outcome = Ze07Codec.DecodeReply(_frames.Frame, out int micrograms, out int partsPerBillion);
            if (outcome != Outcome.Ok || IsCold)
            {
                return outcome == Outcome.Ok ? Outcome.NotReady : outcome;
            }

            FillCommon(sample, partsPerBillion, Ze07Codec.BillionExponent, _settings.FullScalePartsPerBillion);
            sample.Raw = ((long)micrograms << 16) | (uint)partsPerBillion;
            return Outcome.Ok;
        }

        private Outcome FillUpload(Sample sample)
        {
            Outcome outcome = Ze07Codec.DecodeUpload(_frames.Frame, out int value, out int exponent, out int fullScale);
            if (outcome != Outcome.Ok || IsCold)
            {
                return outcome == Outcome.Ok ? Outcome.NotReady : outcome;
            }

            FillCommon(sample, value, exponent, fullScale);
            sample.Raw = value;
            return Outcome.Ok;
        }

        private bool IsCold
        {
            get { return _link.LatestStartMicroseconds < _warmMicroseconds; }
        }

        private void FillCommon(Sample sample, int value, int exponent, int fullScale)
        {
            long earliest = _link.EarliestStartMicroseconds - _settings.UpdateIntervalMilliseconds * 1000L;
            long halfWidth = (_link.LatestStartMicroseconds - earliest + 1) / 2;
            sample.Clear();
            sample.Quantity = Quantity.Formaldehyde;
            sample.Unit = Unit.PartsPerMillion;
            sample.Mantissa = value;
            sample.Exponent = exponent;
            sample.ValueUncertainty = (long)value * _settings.UncertaintyPermille / 1000;
            sample.CounterMicroseconds = _link.LatestStartMicroseconds - halfWidth;
            sample.InstantHalfWidthMicroseconds = (int)halfWidth;
            sample.Status = value > fullScale ? SampleStatus.Overflow : 0;
        }
    }
}
