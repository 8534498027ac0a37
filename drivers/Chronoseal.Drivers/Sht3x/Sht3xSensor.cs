using Chronoseal.Drivers.Climate;
using Chronoseal.Hal;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>
    /// Sensirion SHT30, SHT31, SHT35 and SHT85 over I2C (address 0x44 or 0x45): temperature and humidity of one conversion.
    /// On request (the default), the instant is the middle of the conversion, and every reading closes with the status word: a
    /// part that was reset, swapped or heated since <see cref="Identify"/> gives <see cref="Outcome.DeviceError"/>, not a value.
    /// In periodic mode a restarted part sits idle and is noticed by its silence; the status word is read by Identify only,
    /// because the data sheet advises against other commands than the fetch while the part measures by itself.
    /// Written to the part: stop, heater off (if it was found on), clear the status flags, start of the periodic mode.
    /// </summary>
    public sealed class Sht3xSensor : ISensor, IRecognisable
    {
        // The end of a conversion that runs, two transfers, of which one may find the bus stuck.
        private const int LongestSelfTestMicroseconds = 60000;

        private readonly SensirionLink _link;
        private readonly Sht3xSettings _settings;
        private readonly int _measureCommand;
        private readonly int _conversionMicroseconds;

        // The longest time from the middle of a conversion to a fetch that still gets it: the period, an eighth for the part's
        // oscillator (the data sheet gives no tolerance), and the conversion itself.
        private readonly int _longestAgeMicroseconds;
        private readonly bool _isPeriodic;
        private long _askedMicroseconds;
        private long _beganMicroseconds;
        private long _fetchedMicroseconds;
        private long _dueMicroseconds;
        private long _coolUntilMicroseconds;
        private uint _serialNumber;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Sht3xSensor(string name, II2cDevice device, IDelay delay, Sht3xSettings settings)
        {
            Name = name;
            _link = new SensirionLink(device, delay, Sht3xCodec.ReplyLength);
            _settings = settings;
            _isPeriodic = settings.Rate != Sht3xRate.SingleShot;
            _measureCommand = Sht3xCodec.MeasureCommand(settings.Rate, settings.Repeatability);
            _conversionMicroseconds = Sht3xCodec.ConversionMicroseconds(settings.Repeatability);
            int period = Sht3xCodec.PeriodMicroseconds(settings.Rate);
            _longestAgeMicroseconds = period + period / 8 + _conversionMicroseconds;
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
            get { return _isPeriodic ? 0 : Sht3xCodec.MeasureMicroseconds(_settings.Repeatability); }
        }

        /// <summary>The status word, if the last reading failed because of it.</summary>
        public int DeviceErrorCode { get; private set; }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == 0 ? Quantity.Temperature : Quantity.RelativeHumidity;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sensirion SHT3x";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = (_isPeriodic ? _longestAgeMicroseconds : _conversionMicroseconds) / 2;
            Outcome outcome = Stop();
            if (outcome == Outcome.Ok)
            {
                outcome = ReadSerialNumber(out _serialNumber);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = TakeNoteOfStatus(identity);
            }

            if (outcome == Outcome.Ok && _isPeriodic)
            {
                outcome = _link.Send(_measureCommand);
                _fetchedMicroseconds = _link.Microseconds;
                _dueMicroseconds = _fetchedMicroseconds + _longestAgeMicroseconds;
            }

            if (outcome == Outcome.Ok)
            {
                identity.Serial = _serialNumber.ToString("X8");
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            DeviceErrorCode = 0;
            if (_isPeriodic)
            {
                return Outcome.Ok;
            }

            _askedMicroseconds = _link.Microseconds;
            Outcome outcome = _link.Send(_measureCommand);
            _beganMicroseconds = _link.Microseconds;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            long earliest = _askedMicroseconds;
            long latest = _beganMicroseconds + _conversionMicroseconds;
            Outcome outcome = _isPeriodic ? FetchPeriodic(out earliest, out latest) : _link.Read(Sht3xCodec.ReplyLength);
            if (outcome == Outcome.Ok)
            {
                outcome = ShtReply.DecodeMeasurement(_link.Reply, out int temperatureTicks, out int humidityTicks);
                if (outcome == Outcome.Ok && !_isPeriodic)
                {
                    outcome = CheckStatus();
                }

                if (outcome == Outcome.Ok)
                {
                    Fill(samples, temperatureTicks, humidityTicks, earliest, latest);
                    count = 2;
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _isPeriodic ? 0 : LongestSelfTestMicroseconds; }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // The part has no self-test command; a serial number with a good CRC proves supply, bus and address.
            return _isPeriodic ? Outcome.Unsupported : ReadSerialNumber(out _);
        }

        /// <summary>
        /// The serial number. <see cref="Outcome.Unsupported"/> in periodic mode, where another part sits idle and is noticed by that.
        /// </summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            fingerprint = 0;
            if (_isPeriodic)
            {
                return Outcome.Unsupported;
            }

            Outcome outcome = ReadSerialNumber(out uint serialNumber);
            fingerprint = serialNumber;
            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sensirion SHT3x, serial " + _serialNumber.ToString("X8") + ", command " + _measureCommand.ToString("X4")
                + ", last " + Outcomes.Name(_lastOutcome);
        }

        // The node may have been restarted while the part measures by itself; a part amid a single conversion does not listen.
        private Outcome Stop()
        {
            Outcome outcome = _link.SendAndWait(Sht3xCodec.Stop, Sht3xCodec.CommandMicroseconds);
            if (outcome == Outcome.Nack)
            {
                _link.Wait(Sht3xCodec.MeasureMicroseconds(Sht3xRepeatability.High));
                outcome = _link.SendAndWait(Sht3xCodec.Stop, Sht3xCodec.CommandMicroseconds);
            }

            // An idle part may refuse it. Whether there is a part at all, the next command tells.
            return outcome == Outcome.Nack ? Outcome.Ok : outcome;
        }

        private Outcome ReadSerialNumber(out uint serialNumber)
        {
            serialNumber = 0;
            Outcome outcome = _link.Ask(Sht3xCodec.ReadSerialNumber, Sht3xCodec.CommandMicroseconds, Sht3xCodec.ReplyLength);
            return outcome == Outcome.Ok ? ShtReply.DecodeSerialNumber(_link.Reply, out serialNumber) : outcome;
        }

        private Outcome ReadStatus(out int status)
        {
            status = 0;
            Outcome outcome = _link.Ask(Sht3xCodec.ReadStatus, Sht3xCodec.CommandMicroseconds, Sht3xCodec.StatusLength);
            return outcome == Outcome.Ok ? Sht3xCodec.DecodeStatus(_link.Reply, out status) : outcome;
        }

        private Outcome TakeNoteOfStatus(SensorIdentity identity)
        {
            Outcome outcome = ReadStatus(out int status);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            identity.AddState("status", status.ToString("X4"));
            identity.AddState("reset", (status & Sht3xCodec.StatusReset) != 0 ? "yes" : "no");
            if ((status & Sht3xCodec.StatusHeater) != 0)
            {
                identity.AddState("heater", "found on");
                outcome = _link.SendAndWait(Sht3xCodec.HeaterOff, Sht3xCodec.CommandMicroseconds);
                _coolUntilMicroseconds = _link.Microseconds + _settings.CoolDownSeconds * 1000000L;
            }

            return outcome == Outcome.Ok ? _link.SendAndWait(Sht3xCodec.ClearStatus, Sht3xCodec.CommandMicroseconds) : outcome;
        }

        private Outcome CheckStatus()
        {
            Outcome outcome = ReadStatus(out int status);
            if (outcome == Outcome.Ok && (status & (Sht3xCodec.StatusReset | Sht3xCodec.StatusHeater)) != 0)
            {
                DeviceErrorCode = status;
                return Outcome.DeviceError;
            }

            return outcome;
        }

        // A fetch empties the part's memory: what it gives was measured since the fetch before, and within the longest age.
        private Outcome FetchPeriodic(out long earliest, out long latest)
        {
            latest = _link.Microseconds;
            earliest = latest - _longestAgeMicroseconds;
            long before = _fetchedMicroseconds - _conversionMicroseconds;
            Outcome outcome = _link.Send(Sht3xCodec.Fetch);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = _link.Read(Sht3xCodec.ReplyLength);
            long now = _link.Microseconds;

            // Whether a read that failed emptied the memory cannot be known; what the next one gives may be older then.
            _fetchedMicroseconds = outcome == Outcome.Ok || outcome == Outcome.Nack ? latest : _fetchedMicroseconds;
            if (outcome == Outcome.Nack)
            {
                return now < _dueMicroseconds ? Outcome.NotReady : Outcome.Nack;
            }

            earliest = before > earliest ? before : earliest;
            latest = now;
            _dueMicroseconds = now + _longestAgeMicroseconds;
            return outcome;
        }

        private void Fill(Sample[] samples, int temperatureTicks, int humidityTicks, long earliest, long latest)
        {
            ClimateCodec.FillTemperature(
                samples[0], ShtReply.TemperatureMilliCelsius(temperatureTicks), (uint)temperatureTicks, _settings.TemperatureUncertaintyMilliCelsius);
            ClimateCodec.FillHumidity(
                samples[1], Sht3xCodec.HumidityMilliPercent(humidityTicks), (uint)humidityTicks, _settings.HumidityUncertaintyMilliPercent);
            int status = _link.Microseconds < _coolUntilMicroseconds ? SampleStatus.InstrumentWarning : 0;
            for (int i = 0; i < SampleCapacity; i++)
            {
                samples[i].Status |= status;
                samples[i].PlaceBetween(earliest, latest);
            }
        }
    }
}
