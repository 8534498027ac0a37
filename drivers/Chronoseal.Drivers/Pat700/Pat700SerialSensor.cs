using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Pat700
{
    /// <summary>
    /// Anatel PAT700 at its serial port, 9600 8N1: total organic carbon and temperature of water. Polls the last record with RD
    /// and takes it once, when its timestamp has changed; since the line has no checksum, the record is then read again and must
    /// say the same. The result came between the last poll without it and this one. What the instrument measured before the
    /// first poll is not ours. Sends nothing that changes anything: RD and RM alone.
    /// </summary>
    public sealed class Pat700SerialSensor : ISensor
    {
        // The request on the line, and a time slice.
        private const int SelfTestSlackMicroseconds = 30000;

        private const int ReplyReadyMicroseconds = 120000;
        private const int CarbonExponent = -3 - Pat700Record.CarbonDecimals;

        // A measurement takes 35 minutes at most; its sample was taken at the beginning.
        private const int LongestHalfWidthMicroseconds = 1050000000;
        private const byte Refusal = (byte)'?';
        private const byte PromptEnd = (byte)'>';
        private const int PromptLength = 3;

        private readonly SerialStream _stream;
        private readonly LineReader _lines = new LineReader(Pat700Record.MaximumLength, LineReader.AnyStart, true);
        private readonly Pat700Record _record = new Pat700Record();
        private readonly Pat700Record _confirmation = new Pat700Record();
        private readonly Pat700SerialSettings _settings;
        private readonly byte[] _readData = Ascii.Bytes(Pat700Record.ReadData);
        private readonly byte[] _readMode = Ascii.Bytes(Pat700Record.ReadMode);
        private long _polledMicroseconds;
        private long _foundMicroseconds;
        private long _lastClockSeconds;
        private bool _hasPolled;
        private int _deviceErrorCode;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Pat700SerialSensor(string name, ISerialPort port, IDelay delay, Pat700SerialSettings settings)
        {
            Name = name;
            _stream = new SerialStream(port, delay);
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 2; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return ReplyReadyMicroseconds; }
        }

        /// <summary>The instrument's state (9, 10: error), or the question mark, 63, with which it refuses a command.</summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome == Outcome.DeviceError ? _deviceErrorCode : 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.TotalOrganicCarbon : Quantity.WaterTemperature;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Anatel PAT700";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = LongestHalfWidthMicroseconds;
            Outcome outcome = AskMode();
            if (outcome == Outcome.Ok)
            {
                identity.AddState("mode", _record.Mode.ToString());
                identity.AddState("state", _record.State.ToString());
                outcome = _hasPolled ? Outcome.Ok : PollFirst();
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            return _lastOutcome = Send(_readData);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = ReceiveData(_record);
            long sentMicroseconds = _stream.SentMicroseconds;
            bool isUnknown = outcome == Outcome.Ok && (!_hasPolled || _record.ClockSeconds != _lastClockSeconds);
            bool isNew = isUnknown && _hasPolled;
            if (isUnknown)
            {
                outcome = Confirm();
            }

            if (isNew && outcome == Outcome.Ok)
            {
                Fill(samples);
            }

            if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
            {
                NotePoll(sentMicroseconds, outcome == Outcome.Ok);
                outcome = isNew ? outcome : ExplainNothingNew();
            }

            count = outcome == Outcome.Ok ? SampleCapacity : 0;
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
            Outcome outcome = AskMode();
            return _lastOutcome = outcome == Outcome.Ok ? ErrorOf(_record, outcome) : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Anatel PAT700 (serial), mode " + _record.Mode.ToString() + ", state " + _record.State.ToString()
                + ", last sample " + _lastClockSeconds.ToString() + " by its clock, last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome Send(byte[] request)
        {
            _lines.Reset();
            return _stream.Send(request);
        }

        private Outcome AskMode()
        {
            Outcome outcome = Send(_readMode);
            if (outcome == Outcome.Ok)
            {
                outcome = ReceiveLine();
            }

            return outcome == Outcome.Ok ? _record.DecodeMode(_lines.Line, _lines.Length) : outcome;
        }

        // Which record there was before the first poll of ours. A digit of its time misread would make it a new one at the next.
        private Outcome PollFirst()
        {
            Outcome outcome = Send(_readData);
            if (outcome == Outcome.Ok)
            {
                outcome = ReceiveData(_record);
            }

            long sentMicroseconds = _stream.SentMicroseconds;
            if (outcome == Outcome.Ok)
            {
                outcome = Confirm();
            }

            if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
            {
                NotePoll(sentMicroseconds, outcome == Outcome.Ok);
                return Outcome.Ok;
            }

            return outcome;
        }

        private void NotePoll(long sentMicroseconds, bool hasRecord)
        {
            _hasPolled = true;
            _polledMicroseconds = sentMicroseconds;
            _lastClockSeconds = hasRecord ? _record.ClockSeconds : _lastClockSeconds;
        }

        private Outcome ExplainNothingNew()
        {
            return ErrorOf(_record, Outcome.NotReady);
        }

        private Outcome ErrorOf(Pat700Record record, Outcome otherwise)
        {
            _deviceErrorCode = record.State;
            return record.HasError ? Outcome.DeviceError : otherwise;
        }

        private Outcome ReceiveData(Pat700Record record)
        {
            Outcome outcome = ReceiveLine();
            return outcome == Outcome.Ok ? record.DecodeData(_lines.Line, _lines.Length) : outcome;
        }

        private Outcome Confirm()
        {
            _foundMicroseconds = _stream.ArrivedMicroseconds;
            Outcome outcome = Send(_readData);
            if (outcome == Outcome.Ok)
            {
                outcome = ReceiveData(_confirmation);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome == Outcome.NotReady ? Outcome.BadChecksum : outcome;
            }

            bool isSame = _confirmation.ClockSeconds == _record.ClockSeconds && _confirmation.OrganicCarbon == _record.OrganicCarbon
                && _confirmation.TemperatureMilliCelsius == _record.TemperatureMilliCelsius && _confirmation.ElapsedSeconds == _record.ElapsedSeconds;
            return isSame ? Outcome.Ok : Outcome.BadChecksum;
        }

        // Skips an echo of the command and the prompts that end earlier ones.
        private Outcome ReceiveLine()
        {
            long deadline = _stream.SentMicroseconds + _settings.ResponseTimeoutMilliseconds * 1000L;
            Outcome outcome = _stream.Next(deadline, out byte value);
            while (outcome == Outcome.Ok)
            {
                if (_lines.Add(value) && HasDigit())
                {
                    return Outcome.Ok;
                }

                outcome = _stream.Next(deadline, out value);
            }

            if (outcome != Outcome.Timeout || !_stream.HasHeard)
            {
                return outcome;
            }

            _deviceErrorCode = Refusal;
            return HasRefusal() ? Outcome.DeviceError : IsPrompt() ? Outcome.Timeout : Outcome.ShortReply;
        }

        // The end of the answer before, and nothing since.
        private bool IsPrompt()
        {
            return _lines.IsInside && _lines.Length == PromptLength && _lines.Line[PromptLength - 1] == PromptEnd;
        }

        private bool HasDigit()
        {
            for (int i = 0; i < _lines.Length; i++)
            {
                if (_lines.Line[i] >= '0' && _lines.Line[i] <= '9')
                {
                    return true;
                }
            }

            return false;
        }

        private bool HasRefusal()
        {
            for (int i = 0; i < _lines.Length; i++)
            {
                if (_lines.Line[i] == Refusal)
                {
                    return true;
                }
            }

            return false;
        }

        private void Fill(Sample[] samples)
        {
            long elapsedMicroseconds = _record.ElapsedSeconds * 1000000L;
            long earliest = _polledMicroseconds - elapsedMicroseconds;
            long latest = _foundMicroseconds - (_settings.TrustsElapsedTime ? elapsedMicroseconds : 0);
            long halfWidth = (latest - earliest + 1) / 2;

            // After an outage of more than an hour the half width does not hold what is known: the largest there is, and flagged.
            bool isBounded = halfWidth <= int.MaxValue;
            int status = _record.HasError ? SampleStatus.InstrumentError : 0;
            status |= isBounded ? 0 : SampleStatus.InstantUnbounded;
            status |= _foundMicroseconds - _polledMicroseconds > _settings.BackfillSeconds * 1000000L ? SampleStatus.Backfilled : 0;
            for (int i = 0; i < SampleCapacity; i++)
            {
                samples[i].Clear();
                samples[i].Quantity = QuantityAt(i);
                samples[i].CounterMicroseconds = latest - halfWidth;
                samples[i].InstantHalfWidthMicroseconds = isBounded ? (int)halfWidth : int.MaxValue;
                samples[i].InstrumentTimeSeconds = _record.ClockSeconds - _settings.ClockOffsetSeconds;
                samples[i].Status = status;
            }

            samples[0].Unit = Unit.PartsPerMillion;
            samples[0].Exponent = CarbonExponent;
            samples[0].Mantissa = _record.OrganicCarbon;
            samples[0].Raw = _record.OrganicCarbon;
            samples[0].ValueUncertainty = _record.OrganicCarbon * _settings.UncertaintyPermille / 1000;
            samples[1].Unit = Unit.Celsius;
            samples[1].Exponent = -3;
            samples[1].Mantissa = _record.TemperatureMilliCelsius;
            samples[1].Raw = _record.TemperatureMilliCelsius;
        }
    }
}
