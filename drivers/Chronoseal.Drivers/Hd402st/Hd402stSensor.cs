using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Hd402st
{
    /// <summary>
    /// Delta Ohm HD402ST pressure transmitters over Modbus RTU: differential pressure, then the error register. Identify tells the
    /// model by the registers that it offers, which proves the address base. Writes nothing.
    /// </summary>
    public sealed class Hd402stSensor : ISensor
    {
        private readonly ModbusMaster _master;
        private readonly Hd402stSettings _settings;
        private readonly ModbusStamp _stamp = new ModbusStamp();
        private int _errors;
        private int _model;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public Hd402stSensor(string name, IModbusChannel channel, IDelay delay, Hd402stSettings settings)
        {
            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
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
            get { return 1; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <summary>The error register, or the code of a Modbus exception.</summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome != Outcome.DeviceError ? 0 : _errors != 0 ? _errors : _master.ExceptionCode; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.DifferentialPressure;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Delta Ohm HD402ST";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.PeriodMilliseconds * 500;
            _errors = 0;
            Outcome outcome = FindModel();
            if (outcome == Outcome.Ok)
            {
                identity.Type = "Delta Ohm HD402ST" + _model.ToString();
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _errors = 0;
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadInputRegisters, _settings.Register, 1);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = Take(samples[0]);
                count = outcome == Outcome.Ok ? 1 : 0;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _master.LongestReadsMicroseconds(1); }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            Outcome outcome = ReadErrors();
            return _lastOutcome = outcome == Outcome.Ok && _errors != 0 ? Outcome.DeviceError : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Delta Ohm HD402ST" + _model.ToString() + ", register " + _settings.Register.ToString()
                + ", errors 0x" + _errors.ToString("X4") + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome FindModel()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, Hd402stMap.TenthPascals, Hd402stMap.PressureLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _model = Hd402stCodec.ModelOf(_master);
            int index = _settings.Register - Hd402stMap.TenthPascals;
            bool isOffered = _model != 0 && index >= 0 && index < Hd402stMap.PressureLength && (Hd402stCodec.OfferedBy(_model) >> index & 1) != 0;
            return isOffered ? Outcome.Ok : Outcome.OutOfRange;
        }

        private Outcome Take(Sample sample)
        {
            int raw = _master.SignedRegister(0);
            _stamp.Take(_master, _settings.PeriodMilliseconds * 1000);
            Outcome outcome = ReadErrors();
            if (outcome == Outcome.Ok)
            {
                outcome = (_errors & Hd402stMap.MeasurementError) != 0 ? Outcome.DeviceError : Outcome.Ok;
            }

            long mantissa = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = Hd402stCodec.DecodePressure(_settings.Register, raw, out mantissa);
            }

            if (outcome == Outcome.Ok)
            {
                sample.Clear();
                sample.Quantity = Quantity.DifferentialPressure;
                sample.Unit = Unit.Pascal;
                sample.Mantissa = mantissa;
                sample.Exponent = Hd402stCodec.Exponent;
                sample.Raw = raw;
                sample.ValueUncertainty = _settings.UncertaintyDecipascals;
                sample.Status = _errors != 0 ? SampleStatus.InstrumentError : 0;
                _stamp.Set(sample);
            }

            return outcome;
        }

        private Outcome ReadErrors()
        {
            _errors = 0;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, Hd402stMap.Errors, 1);
            _errors = outcome == Outcome.Ok ? _master.Register(0) : 0;
            return outcome;
        }
    }
}
