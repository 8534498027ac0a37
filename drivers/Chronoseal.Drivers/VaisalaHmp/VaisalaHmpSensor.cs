using Chronoseal.Drivers.Climate;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.VaisalaHmp
{
    /// <summary>
    /// Vaisala HMP110 and the probes that share its registers, over Modbus RTU: temperature and humidity of one request, then the
    /// probe's own errors. Identify proves address base and word order by the test registers and states the security hash, which
    /// changes with any setting or adjustment. Writes nothing.
    /// </summary>
    public sealed class VaisalaHmpSensor : ISensor, IRecognisable
    {
        /// <summary>The device error code that says that the probe shows a value that somebody locked.</summary>
        public const int OutputLocked = 0x40000000;

        // Six objects of at most 32 characters come in one or two replies; the rest is against a probe that never ends.
        private const int IdentificationReplies = 8;

        private readonly ModbusMaster _master;
        private readonly VaisalaHmpSettings _settings;
        private readonly ModbusStamp _stamp = new ModbusStamp();
        private int _errors;
        private string _type = "";
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public VaisalaHmpSensor(string name, IModbusChannel channel, IDelay delay, VaisalaHmpSettings settings)
        {
            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <summary>How the exchanges with the probe went.</summary>
        public ModbusStatistics Statistics
        {
            get { return _master.Statistics; }
        }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return 2; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <summary>
        /// The probe's error code (registers 0203 and 0204), <see cref="OutputLocked"/>, or the code of a Modbus exception.
        /// </summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome != Outcome.DeviceError ? 0 : _errors != 0 ? _errors : _master.ExceptionCode; }
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
            identity.Type = "Vaisala HMP";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.PeriodMilliseconds * 500;
            _errors = 0;
            _type = "";
            Outcome outcome = CheckTestRegisters();
            if (outcome == Outcome.Ok)
            {
                outcome = ReadObjects(identity, ModbusIdentification.Basic, VaisalaHmpMap.VendorObject);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadObjects(identity, ModbusIdentification.Extended, VaisalaHmpMap.SerialObject);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadHash(identity);
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _errors = 0;
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadHoldingRegisters, VaisalaHmpMap.Values, VaisalaHmpMap.ValuesLength);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = Take(samples);
            }

            count = outcome == Outcome.Ok ? 2 : 0;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _master.LongestReadsMicroseconds(2); }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            _errors = 0;
            Outcome outcome = CheckTestRegisters();
            int statusBits = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = ReadErrors(out statusBits);
            }

            return _lastOutcome = outcome == Outcome.Ok && statusBits != 0 ? Outcome.DeviceError : outcome;
        }

        /// <summary>The serial number and the security hash, an exchange each.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            fingerprint = 0;
            Outcome outcome = _master.ReadIdentification(ModbusIdentification.Extended, VaisalaHmpMap.SerialObject, out _);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            long serial = _master.IdentificationFingerprint(VaisalaHmpMap.SerialObject);
            int hash = VaisalaHmpMap.ErrorCode + VaisalaHmpMap.SecurityHashIndex;
            outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, hash, 2);
            if (outcome == Outcome.Ok)
            {
                fingerprint = _master.Fold(serial, 0, 2);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": " + _type + ", serial " + _serial + ", errors 0x" + _errors.ToString("X4") + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome CheckTestRegisters()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, VaisalaHmpMap.Test, VaisalaHmpMap.TestLength);
            return outcome == Outcome.Ok && !VaisalaHmpCodec.IsTest(_master) ? Outcome.OutOfRange : outcome;
        }

        private Outcome ReadObjects(SensorIdentity identity, int category, int firstObject)
        {
            int next = firstObject;
            for (int i = 0; i < IdentificationReplies; i++)
            {
                Outcome outcome = _master.ReadIdentification(category, next, out next);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                TakeObjects(identity);
                if (next == 0)
                {
                    break;
                }
            }

            return _type.Length > 0 ? Outcome.Ok : Outcome.WrongReply;
        }

        private void TakeObjects(SensorIdentity identity)
        {
            _type += _master.IdentificationText(VaisalaHmpMap.VendorObject);
            string text = _master.IdentificationText(VaisalaHmpMap.ProductObject);
            if (text.Length > 0)
            {
                _type += " " + text;
                identity.Type = _type;
            }

            text = _master.IdentificationText(VaisalaHmpMap.VersionObject);
            if (text.Length > 0)
            {
                identity.Firmware = text;
            }

            text = _master.IdentificationText(VaisalaHmpMap.SerialObject);
            if (text.Length > 0)
            {
                _serial = text;
                identity.Serial = text;
            }

            text = _master.IdentificationText(VaisalaHmpMap.CalibrationDateObject);
            if (VaisalaHmpCodec.IsDate(text))
            {
                identity.CalibrationDate = text;
            }

            text = _master.IdentificationText(VaisalaHmpMap.CalibrationTextObject);
            if (text.Length > 0)
            {
                identity.AddFact("cal-text", text);
            }
        }

        private Outcome ReadHash(SensorIdentity identity)
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, VaisalaHmpMap.ErrorCode, VaisalaHmpMap.ErrorCodeLength);
            if (outcome == Outcome.Ok)
            {
                identity.AddFact("hash", _master.RegisterPair(VaisalaHmpMap.SecurityHashIndex).ToString("X8"));
                uint errors = _master.RegisterPair(0);
                if (errors != 0)
                {
                    identity.AddState("errors", errors.ToString());
                }
            }

            return outcome;
        }

        private Outcome Take(Sample[] samples)
        {
            uint humidity = _master.RegisterPair(0);
            uint temperature = _master.RegisterPair(VaisalaHmpMap.TemperatureIndex);
            Outcome outcome = ClimateCodec.DecodeTemperature(temperature, out long milliCelsius);
            Outcome humidityOutcome = ClimateCodec.DecodeHumidity(humidity, out long milliPercent);
            outcome = outcome == Outcome.Ok ? humidityOutcome : outcome;
            _stamp.Take(_master, _settings.PeriodMilliseconds * 1000);

            // A value that is not there is NaN; the errors tell why, and go first.
            Outcome status = ReadErrors(out int statusBits);
            outcome = status == Outcome.Ok ? outcome : status;
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            ClimateCodec.FillTemperature(samples[0], milliCelsius, temperature, _settings.TemperatureUncertaintyMilliCelsius);
            ClimateCodec.FillHumidity(samples[1], milliPercent, humidity, _settings.HumidityUncertaintyMilliPercent);
            for (int i = 0; i < 2; i++)
            {
                samples[i].Status |= statusBits;
                _stamp.Set(samples[i]);
            }

            return Outcome.Ok;
        }

        // The error code is asked for only where there are errors.
        private Outcome ReadErrors(out int statusBits)
        {
            statusBits = 0;
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, VaisalaHmpMap.Status, _settings.HasOnlineStatus ? 2 : 1);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            // A locked output shows an old value for ever.
            if (_settings.HasOnlineStatus && _master.Register(1) != VaisalaHmpMap.Online)
            {
                _errors = OutputLocked;
                return Outcome.DeviceError;
            }

            if (_master.Register(0) == VaisalaHmpMap.NoErrors)
            {
                return Outcome.Ok;
            }

            outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, VaisalaHmpMap.ErrorCode, 2);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            uint errors = _master.RegisterPair(0);
            _errors = unchecked((int)errors);
            statusBits = errors == 0 ? SampleStatus.InstrumentWarning : VaisalaHmpCodec.TranslateErrors(errors);
            return (errors & VaisalaHmpCodec.FatalErrors) == 0 ? Outcome.Ok : Outcome.DeviceError;
        }
    }
}
