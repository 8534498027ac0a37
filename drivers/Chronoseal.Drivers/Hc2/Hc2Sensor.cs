using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Hc2
{
    /// <summary>
    /// Rotronic HygroClip HC2 probes over UART, 19200 8N1, protocol RO-ASCII: temperature and humidity of air. The probe measures
    /// by itself; half its measuring interval before the reply bounds the instant. A probe that is not set to %RH and degrees
    /// Celsius is refused, and the values of another probe than <see cref="Identify"/> met are not taken. Writes nothing.
    /// </summary>
    public sealed class Hc2Sensor : ISensor
    {
        // The request on the line, and a time slice.
        private const int SelfTestSlackMicroseconds = 30000;

        private const int ReplyReadyMicroseconds = 80000;
        private const int HumidityMaximumMilliPercent = 100000;
        private const int HumidityToleranceMilliPercent = 10000;
        private const int CoolestMilliCelsius = -100000;
        private const int HottestMilliCelsius = 200000;

        private readonly SerialStream _stream;
        private readonly LineReader _lines = new LineReader(Hc2Reply.MaximumLength, Hc2Reply.Start, false);
        private readonly Hc2Reply _reply = new Hc2Reply();
        private readonly Hc2Settings _settings;
        private readonly byte[] _request;
        private long _latestMicroseconds;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Hc2Sensor(string name, ISerialPort port, IDelay delay, Hc2Settings settings)
        {
            Name = name;
            _stream = new SerialStream(port, delay);
            _settings = settings;
            _request = Hc2Reply.Request(settings.Address);
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

        /// <summary>The probe's alarm byte, where it simulates its values.</summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome == Outcome.DeviceError ? _reply.Alarms : 0; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.Temperature : Quantity.RelativeHumidity;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Rotronic HC2";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.UpdateIntervalMilliseconds * 500;
            Outcome outcome = Exchange();
            if (outcome == Outcome.Ok)
            {
                _serial = _reply.Serial();
                identity.Serial = _serial;
                identity.Firmware = _reply.Firmware();
                identity.AddFact("probe", _reply.DeviceName());
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _lines.Reset();
            return _lastOutcome = _stream.Send(_request);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = Receive();
            if (outcome == Outcome.Ok)
            {
                // Swapped between two readings: it has to be asked who it is first.
                bool isAnother = _serial.Length > 0 && !_reply.IsSerial(_serial);
                outcome = isAnother ? Outcome.WrongReply : Fill(samples);
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
            // The probe's own test shows in its alarm byte, which every reply carries.
            Outcome outcome = Exchange();
            return outcome == Outcome.Ok && _reply.HumidityStatus != 0 ? Outcome.DeviceError : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Rotronic HC2, serial " + _serial + ", alarms " + _reply.Alarms.ToString() + ", last " + Outcomes.Name(_lastOutcome)
                + (_lastOutcome == Outcome.Unsupported ? " (set the probe to %RH and degrees Celsius)" : "");
        }

        private Outcome Exchange()
        {
            Outcome outcome = Begin();
            return outcome == Outcome.Ok ? Receive() : outcome;
        }

        private Outcome Receive()
        {
            long deadline = _stream.SentMicroseconds + _settings.ResponseTimeoutMilliseconds * 1000L;
            Outcome outcome = _stream.Next(deadline, out byte value);
            while (outcome == Outcome.Ok)
            {
                if (_lines.Add(value))
                {
                    long started = _stream.ArrivedMicroseconds - _stream.CharactersMicroseconds(_lines.Length + 1);
                    _latestMicroseconds = IntegerMath.Maximum(_stream.SentMicroseconds, started);
                    return _reply.Decode(_lines.Line, _lines.Length, _settings.Address);
                }

                outcome = _stream.Next(deadline, out value);
            }

            if (outcome != Outcome.Timeout || !_stream.HasHeard)
            {
                return outcome;
            }

            return _lines.IsInside ? Outcome.ShortReply : Outcome.BadChecksum;
        }

        private Outcome Fill(Sample[] samples)
        {
            long humidity = _reply.HumidityMilliPercent;
            long temperature = _reply.TemperatureMilliCelsius;
            if (humidity < -HumidityToleranceMilliPercent || humidity > HumidityMaximumMilliPercent + HumidityToleranceMilliPercent
                || temperature < CoolestMilliCelsius || temperature > HottestMilliCelsius)
            {
                return Outcome.OutOfRange;
            }

            FillCommon(samples[0], 0, temperature, _reply.TemperatureStatus);
            samples[0].Unit = Unit.Celsius;
            samples[0].ValueUncertainty = _settings.TemperatureUncertaintyMilliCelsius;
            FillCommon(samples[1], 1, humidity, _reply.HumidityStatus);
            samples[1].Unit = Unit.PercentRelativeHumidity;
            samples[1].ValueUncertainty = _settings.HumidityUncertaintyMilliPercent;
            if (humidity < 0 || humidity > HumidityMaximumMilliPercent)
            {
                samples[1].Mantissa = humidity < 0 ? 0 : HumidityMaximumMilliPercent;
                samples[1].Status |= SampleStatus.Clamped;
            }

            return Outcome.Ok;
        }

        private void FillCommon(Sample sample, int index, long value, int status)
        {
            long earliest = _stream.SentMicroseconds - _settings.UpdateIntervalMilliseconds * 1000L;
            long halfWidth = (_latestMicroseconds - earliest + 1) / 2;
            sample.Clear();
            sample.Quantity = QuantityAt(index);
            sample.Mantissa = value;
            sample.Exponent = -3;
            sample.Raw = value;
            sample.CounterMicroseconds = _latestMicroseconds - halfWidth;
            sample.InstantHalfWidthMicroseconds = (int)halfWidth;
            sample.Status = status;
        }
    }
}
