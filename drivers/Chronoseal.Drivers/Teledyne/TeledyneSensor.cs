using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Teledyne
{
    /// <summary>
    /// Teledyne API T100, T101 and T400 over Modbus TCP or RTU. A concentration is taken only if the instrument's discrete inputs say
    /// both before and after it that it is valid and that no calibration is running: a value of calibration gas is never
    /// given for one of the air. Writes nothing; calibration coils are refused.
    /// </summary>
    public sealed class TeledyneSensor : ISensor
    {
        /// <summary>
        /// Device error codes from here on: the value is not one of the air, for the discrete input of this number (less this base)
        /// says that it is invalid or that a calibration is running.
        /// </summary>
        public const int GateErrorBase = 256;

        // The 4.096 V reference within 5 %: hardly another register holds such a value, and none does with its words swapped.
        private const int LowestReferenceMilliVolts = 3891;
        private const int HighestReferenceMilliVolts = 4301;

        private readonly ModbusMaster _master;
        private readonly TeledyneSettings _settings;
        private readonly TeledyneModel _model;
        private readonly ModbusStamp _stamp = new ModbusStamp();
        private readonly int _inputCount;
        private readonly int _firstRegister;
        private readonly int _registerCount;
        private readonly uint[] _raw;
        private readonly long[] _mantissas;
        private int _gateError;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public TeledyneSensor(string name, IModbusChannel channel, IDelay delay, TeledyneSettings settings)
        {
            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
            _model = settings.Model;
            _inputCount = _model.InputCount;
            _raw = new uint[_model.Concentrations.Length];
            _mantissas = new long[_model.Concentrations.Length];
            _firstRegister = _model.Concentrations[0];
            int last = _firstRegister;
            for (int i = 1; i < _model.Concentrations.Length; i++)
            {
                _firstRegister = (int)IntegerMath.Minimum(_firstRegister, _model.Concentrations[i]);
                last = (int)IntegerMath.Maximum(last, _model.Concentrations[i]);
            }

            _registerCount = last + 2 - _firstRegister;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <summary>How the exchanges with the analyser went.</summary>
        public ModbusStatistics Statistics
        {
            get { return _master.Statistics; }
        }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return _model.Concentrations.Length; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <summary><see cref="GateErrorBase"/> and the discrete input that bars the value, or the code of a Modbus exception.</summary>
        public int DeviceErrorCode
        {
            get { return _lastOutcome != Outcome.DeviceError ? 0 : _gateError != 0 ? _gateError : _master.ExceptionCode; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return _model.Quantities[index];
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Teledyne " + _model.Name;
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = _settings.PeriodMilliseconds * 500;
            _gateError = 0;
            Outcome outcome = _master.Prove();
            if (outcome == Outcome.Ok)
            {
                outcome = CheckReference();
            }

            // Only that they are there: an analyser in calibration is well.
            return _lastOutcome = outcome == Outcome.Ok ? ReadInputs() : outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            _gateError = 0;
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadDiscreteInputs, 0, _inputCount);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = CheckGates();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadConcentrations();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ReadInputs();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = CheckGates();
            }

            if (outcome == Outcome.Ok)
            {
                count = Fill(samples, TeledyneCodec.DecodeStatus(_master, _model));
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
            _gateError = 0;
            Outcome outcome = ReadInputs();
            if (outcome == Outcome.Ok && !_master.Bit(_model.SystemOk))
            {
                _gateError = GateErrorBase + _model.SystemOk;
                outcome = Outcome.DeviceError;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            string gate = _gateError == 0 ? "" : ", barred by discrete input " + (_gateError - GateErrorBase).ToString();
            return Name + ": Teledyne " + _model.Name + gate + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome CheckReference()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, _model.Reference, 2);
            if (outcome == Outcome.Ok)
            {
                outcome = _master.Float(0, 0, out long milliVolts);
                bool isRight = milliVolts >= LowestReferenceMilliVolts && milliVolts <= HighestReferenceMilliVolts;
                outcome = outcome == Outcome.Ok && !isRight ? Outcome.OutOfRange : outcome;
            }

            return outcome;
        }

        private Outcome ReadInputs()
        {
            return _master.Read(ModbusFunction.ReadDiscreteInputs, 0, _inputCount);
        }

        private Outcome CheckGates()
        {
            int gate = TeledyneCodec.ClosedGate(_master, _model);
            if (gate == TeledyneCodec.Open)
            {
                return Outcome.Ok;
            }

            _gateError = GateErrorBase + gate;
            return Outcome.DeviceError;
        }

        private Outcome ReadConcentrations()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, _firstRegister, _registerCount);
            _stamp.Take(_master, _settings.PeriodMilliseconds * 1000);
            for (int i = 0; i < _raw.Length && outcome == Outcome.Ok; i++)
            {
                _raw[i] = _master.RegisterPair(_model.Concentrations[i] - _firstRegister);
                outcome = TeledyneCodec.DecodeConcentration(_raw[i], out _mantissas[i]);
            }

            return outcome;
        }

        private int Fill(Sample[] samples, int status)
        {
            for (int i = 0; i < _raw.Length; i++)
            {
                Sample sample = samples[i];
                sample.Clear();
                sample.Quantity = _model.Quantities[i];
                sample.Unit = Unit.PartsPerMillion;
                sample.Mantissa = _mantissas[i];
                sample.Exponent = TeledyneCodec.Exponent;
                sample.Raw = _raw[i];
                sample.ValueUncertainty = IntegerMath.Absolute(_mantissas[i]) * _settings.UncertaintyPermille / 1000 + _settings.UncertaintyMilliPpb;
                sample.Status = status;
                _stamp.Set(sample);
            }

            return _raw.Length;
        }
    }
}
