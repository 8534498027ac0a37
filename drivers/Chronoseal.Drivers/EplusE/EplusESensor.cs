using Chronoseal.Drivers.Climate;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.EplusE
{
    /// <summary>
    /// E+E EE210, EE211, EE212, EE072 and EE310 over Modbus RTU: temperature and humidity. Each value has a copy in another form,
    /// hundredths as an integer or degrees Fahrenheit; word order and address base hold as long as the copies agree, which
    /// is looked at in every reading. Writes nothing.
    /// </summary>
    public sealed class EplusESensor : ISensor, IRecognisable
    {
        private const int TemperatureIndex = 0;
        private const int HumidityIndex = 1;
        private const int CompareAttempts = 2;

        private readonly ModbusMaster _master;
        private readonly EplusESettings _settings;
        private readonly EplusEMap _map;
        private readonly ModbusStamp[] _stamps = { new ModbusStamp(), new ModbusStamp() };
        private readonly uint[] _raw = new uint[2];
        private readonly long[] _milli = new long[2];
        private readonly int[] _hundredths = new int[2];
        private string _type = "";
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public EplusESensor(string name, IModbusChannel channel, IDelay delay, EplusESettings settings)
        {
            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
            _map = settings.Map;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <summary>How the exchanges with the transmitter went.</summary>
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

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return _master.ExceptionCode; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return index == TemperatureIndex ? Quantity.Temperature : Quantity.RelativeHumidity;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "E+E";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.PeriodMilliseconds * 500;
            Outcome outcome = ReadTexts(identity);
            return _lastOutcome = outcome == Outcome.Ok ? ProveByCopies() : outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            return _lastOutcome = BeginFloats();
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = EndFloats();
            if (outcome == Outcome.Ok && _map.IsContiguous)
            {
                outcome = CompareIntegers();
            }

            if (outcome == Outcome.Ok)
            {
                ClimateCodec.FillTemperature(samples[0], _milli[0], _raw[0], _settings.TemperatureUncertaintyMilliCelsius);
                ClimateCodec.FillHumidity(samples[1], _milli[1], _raw[1], _settings.HumidityUncertaintyMilliPercent);
                _stamps[0].Set(samples[0]);
                _stamps[1].Set(samples[1]);
                count = 2;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _master.LongestReadsMicroseconds(2 + 4 * CompareAttempts); }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // No test of its own; copies that agree prove the line and the map.
            return _lastOutcome = ProveByCopies();
        }

        /// <summary>The serial number; the map has nothing that changes with settings or adjustment.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            Outcome outcome = Read(EplusEMap.SerialNumber, EplusEMap.TextLength);
            fingerprint = outcome == Outcome.Ok ? _master.Fold(Fingerprint.Empty, 0, EplusEMap.TextLength) : 0;
            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": " + _type + ", serial " + _serial + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome ReadTexts(SensorIdentity identity)
        {
            Outcome outcome = Read(EplusEMap.SerialNumber, EplusEMap.TextLength);
            if (outcome == Outcome.Ok)
            {
                _serial = _master.Text(0, EplusEMap.TextLength);
                identity.Serial = _serial;
                outcome = Read(EplusEMap.Firmware, 1);
            }

            if (outcome == Outcome.Ok)
            {
                identity.Firmware = EplusECodec.FirmwareText(_master.Register(0));
                outcome = Read(EplusEMap.SensorName, EplusEMap.TextLength);
            }

            if (outcome == Outcome.Ok)
            {
                _type = "E+E " + _master.Text(0, EplusEMap.TextLength);
                identity.Type = _type;
            }

            return outcome;
        }

        private Outcome ProveByCopies()
        {
            Outcome outcome = ReadFloats();
            return outcome == Outcome.Ok && _map.TemperatureInteger != EplusEMap.None ? CompareIntegers() : outcome;
        }

        private Outcome Read(int address, int count)
        {
            return _master.Read(ModbusFunction.ReadHoldingRegisters, address, count);
        }

        private Outcome ReadFloats()
        {
            Outcome outcome = BeginFloats();
            return outcome == Outcome.Ok ? EndFloats() : outcome;
        }

        // Behind the temperature come the humidity or, on the other map, the temperature in Fahrenheit.
        private Outcome BeginFloats()
        {
            return _master.BeginRead(ModbusFunction.ReadHoldingRegisters, _map.Temperature, 4);
        }

        private Outcome EndFloats()
        {
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = TakeTemperature();
            }

            if (outcome == Outcome.Ok && !_map.IsContiguous)
            {
                outcome = CompareFahrenheit();
                outcome = outcome == Outcome.Ok ? Read(_map.Humidity, 2) : outcome;
            }

            return outcome == Outcome.Ok ? TakeHumidity(_map.IsContiguous ? 2 : 0) : outcome;
        }

        private Outcome TakeTemperature()
        {
            _raw[TemperatureIndex] = _master.RegisterPair(0);
            _stamps[TemperatureIndex].Take(_master, _settings.PeriodMilliseconds * 1000);
            return ClimateCodec.DecodeTemperature(_raw[TemperatureIndex], out _milli[TemperatureIndex]);
        }

        private Outcome TakeHumidity(int register)
        {
            _raw[HumidityIndex] = _master.RegisterPair(register);
            _stamps[HumidityIndex].Take(_master, _settings.PeriodMilliseconds * 1000);
            return ClimateCodec.DecodeHumidity(_raw[HumidityIndex], out _milli[HumidityIndex]);
        }

        private Outcome CompareFahrenheit()
        {
            Outcome outcome = _master.Float(2, -ClimateCodec.Exponent, out long milliFahrenheit);
            bool isOne = EplusECodec.AgreesWithFahrenheit(_milli[TemperatureIndex], milliFahrenheit);
            return outcome == Outcome.Ok && !isOne ? Outcome.OutOfRange : outcome;
        }

        // The transmitter may have measured between two of the requests: floats and integers are read in turn until two neighbours
        // agree, which they do at once after that.
        private Outcome CompareIntegers()
        {
            for (int i = 0; i < CompareAttempts; i++)
            {
                Outcome outcome = ReadIntegers();
                if (outcome != Outcome.Ok || DoCopiesAgree())
                {
                    return outcome;
                }

                outcome = ReadFloats();
                if (outcome != Outcome.Ok || DoCopiesAgree())
                {
                    return outcome;
                }
            }

            return Outcome.OutOfRange;
        }

        private Outcome ReadIntegers()
        {
            Outcome outcome = Read(_map.TemperatureInteger, _map.IsContiguous ? 2 : 1);
            if (outcome == Outcome.Ok)
            {
                _hundredths[TemperatureIndex] = _master.SignedRegister(0);
                outcome = _map.IsContiguous ? Outcome.Ok : Read(_map.HumidityInteger, 1);
            }

            if (outcome == Outcome.Ok)
            {
                _hundredths[HumidityIndex] = _master.SignedRegister(_map.IsContiguous ? 1 : 0);
            }

            return outcome;
        }

        private bool DoCopiesAgree()
        {
            return EplusECodec.Agrees(_milli[TemperatureIndex], _hundredths[TemperatureIndex])
                && EplusECodec.Agrees(_milli[HumidityIndex], _hundredths[HumidityIndex]);
        }
    }
}
