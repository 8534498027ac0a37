using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Sievers500Rl
{
    /// <summary>
    /// Sievers 500 RL over RS-232, 9600 8N1: total organic carbon, temperature and conductivity of water. The instrument sends a
    /// line at the end of every measurement and cannot be asked; nothing is written to it. A measurement ended between the last
    /// look at the empty line and the look that found its first character: half that time bounds the instant.
    /// </summary>
    public sealed class Sievers500RlSensor : ISensor
    {
        // Exponents of the samples: ppb are ppm with three more decimals, uS/cm are S/m with four more.
        // Looked at once a second.
        private const int UsualHalfWidthMicroseconds = 500000;
        private const int CarbonExponent = -3 - Sievers500RlLine.CarbonDecimals;
        private const int ConductivityExponent = -4 - Sievers500RlLine.ConductivityDecimals;

        // A whole line takes an eighth of a second.
        private const int StalledLineMicroseconds = 1500000;

        private readonly SerialStream _stream;
        private readonly LineReader _lines = new LineReader(Sievers500RlLine.MaximumLength, LineReader.AnyStart, true);
        private readonly Sievers500RlLine _line = new Sievers500RlLine();
        private readonly Sievers500RlSettings _settings;
        private bool _hasListened;
        private long _earliestMicroseconds;
        private long _latestMicroseconds;
        private long _lastLineMicroseconds;
        private long _lastClockSeconds;
        private int _droppedLines;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent, ever.</summary>
        public Sievers500RlSensor(string name, ISerialPort port, IDelay delay, Sievers500RlSettings settings)
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
            get { return _settings.HasConductivity ? 3 : 2; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.TotalOrganicCarbon : index == 1 ? Quantity.WaterTemperature : Quantity.Conductivity;
        }

        /// <summary>The instrument cannot be asked who it is: its identity is from configuration. Starts to listen.</summary>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sievers 500 RL";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = UsualHalfWidthMicroseconds;
            StartToListen();
            return _lastOutcome = Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            StartToListen();
            return _lastOutcome = Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = TakeLine();
            if (outcome == Outcome.Ok)
            {
                outcome = _line.Decode(_lines.Line, _lines.Length, _settings);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Fill(samples);
            }

            count = outcome == Outcome.Ok ? SampleCapacity : 0;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // Nothing can be asked of the instrument.
            return Outcome.Unsupported;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sievers 500 RL, last measurement " + _lastClockSeconds.ToString() + " by its clock, last " + Outcomes.Name(_lastOutcome);
        }

        // What came before the first look may be of any age.
        private void StartToListen()
        {
            if (!_hasListened)
            {
                _hasListened = true;
                _stream.Discard();
                _lastLineMicroseconds = _stream.NowMicroseconds;
            }
        }

        // At most one line an epoch; the rest of what has arrived stays for the next.
        private Outcome TakeLine()
        {
            _stream.BeginReading();
            long lookedMicroseconds = _stream.NowMicroseconds;
            Outcome outcome = _stream.Next(lookedMicroseconds, out byte value);
            while (outcome == Outcome.Ok)
            {
                bool wasInside = _lines.IsInside;
                bool isLine = _lines.Add(value);
                if (_lines.IsInside && !wasInside)
                {
                    _earliestMicroseconds = _stream.EmptyBeforeMicroseconds - _stream.CharactersMicroseconds(1);
                    _latestMicroseconds = _stream.ArrivedMicroseconds - _stream.CharactersMicroseconds(1);
                }

                if (isLine)
                {
                    _lastLineMicroseconds = _stream.NowMicroseconds;
                    return Outcome.Ok;
                }

                lookedMicroseconds = _stream.NowMicroseconds;
                outcome = _stream.Next(lookedMicroseconds, out value);
            }

            return outcome == Outcome.Timeout ? ExplainSilence(lookedMicroseconds) : outcome;
        }

        private Outcome ExplainSilence(long nowMicroseconds)
        {
            if (_lines.DroppedLines != _droppedLines)
            {
                _droppedLines = _lines.DroppedLines;
                return Outcome.WrongReply;
            }

            if (_lines.IsInside && nowMicroseconds - _latestMicroseconds > StalledLineMicroseconds)
            {
                _lines.Reset();
                return Outcome.ShortReply;
            }

            return nowMicroseconds - _lastLineMicroseconds > _settings.SilenceSeconds * 1000000L ? Outcome.Timeout : Outcome.NotReady;
        }

        private Outcome Fill(Sample[] samples)
        {
            // The same measurement again.
            if (_line.ClockSeconds == _lastClockSeconds)
            {
                return Outcome.NotReady;
            }

            // A queue of lines that was never seen empty: when they came is not known any more. It is given up.
            long halfWidth = (_latestMicroseconds - _earliestMicroseconds + 1) / 2;
            if (halfWidth > int.MaxValue)
            {
                _hasListened = false;
                _lines.Reset();
                StartToListen();
                return Outcome.OutOfRange;
            }

            _lastClockSeconds = _line.ClockSeconds;
            FillCommon(samples[0], 0, _line.OrganicCarbon, halfWidth);
            samples[0].Unit = Unit.PartsPerMillion;
            samples[0].Exponent = CarbonExponent;
            samples[0].ValueUncertainty = _line.OrganicCarbon * _settings.UncertaintyPermille / 1000;
            FillCommon(samples[1], 1, _line.TemperatureMilliCelsius, halfWidth);
            samples[1].Unit = Unit.Celsius;
            samples[1].Exponent = -3;
            if (_settings.HasConductivity)
            {
                FillCommon(samples[2], 2, _line.Conductivity, halfWidth);
                samples[2].Unit = Unit.SiemensPerMetre;
                samples[2].Exponent = ConductivityExponent;
            }

            return Outcome.Ok;
        }

        private void FillCommon(Sample sample, int index, long value, long halfWidth)
        {
            sample.Clear();
            sample.Quantity = QuantityAt(index);
            sample.Mantissa = value;
            sample.Raw = value;
            sample.CounterMicroseconds = _latestMicroseconds - halfWidth;
            sample.InstantHalfWidthMicroseconds = (int)halfWidth;
            sample.InstrumentTimeSeconds = _line.ClockSeconds - _settings.ClockOffsetSeconds;
            sample.Status = halfWidth > _settings.BackfillSeconds * 500000L ? SampleStatus.Backfilled : 0;
        }
    }
}
