using Chronoseal.Drivers.Modbus;
using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>
    /// Sievers CheckPoint and CheckPoint Pharma TOC sensors over Modbus TCP. A reading is taken once, when the instrument's
    /// reading time has changed; value and unit come in one request, and the reading time is read again after them so that no
    /// value is ever paired with another reading's time. Writes nothing.
    /// </summary>
    public sealed class CheckPointSensor : ISensor
    {
        private readonly ModbusMaster _master;
        private readonly CheckPointSettings _settings;
        private long _lastReadingSeconds;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public CheckPointSensor(string name, IModbusChannel channel, IDelay delay, CheckPointSettings settings)
        {
            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <summary>How the exchanges with the instrument went.</summary>
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

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return _master.ExceptionCode; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.TotalOrganicCarbon;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Sievers CheckPoint";
            identity.EffectiveDelayMilliseconds = _settings.EffectiveDelayMilliseconds;
            identity.InstantHalfWidthMicroseconds = 0;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.Identity, CheckPointMap.IdentityLength);
            if (outcome == Outcome.Ok)
            {
                identity.AddFact("family", _master.Register(0).ToString());
                identity.AddFact("model", _master.Register(1).ToString());
                _serial = _master.Register(2).ToString();
                identity.Serial = _serial;
                outcome = CheckUnit();
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadInputRegisters, CheckPointMap.ReadingTime, CheckPointMap.ReadingTimeLength);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = DecodeNewReadingTime(out long readingSeconds);
                if (outcome == Outcome.Ok)
                {
                    outcome = Fetch(samples[0], readingSeconds);
                }
            }

            count = outcome == Outcome.Ok ? 1 : 0;
            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadDiscreteInputs, CheckPointMap.Status, CheckPointMap.StatusLength);
            return outcome == Outcome.Ok && _master.Bit(1) ? Outcome.DeviceError : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Sievers CheckPoint, serial " + _serial + ", last reading " + _lastReadingSeconds.ToString()
                + ", last " + Outcomes.Name(_lastOutcome);
        }

        // The unit register proves address base and word order: any other map would not hold 1 to 3 there.
        private Outcome CheckUnit()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.Toc, CheckPointMap.TocLength);
            return outcome == Outcome.Ok ? CheckPointCodec.DecodeToc(0, _master.Register(2), out _) : outcome;
        }

        private Outcome DecodeNewReadingTime(out long readingSeconds)
        {
            // All zeros: the instrument has not measured since it was switched on.
            if (_master.Register(0) == 0)
            {
                readingSeconds = 0;
                return Outcome.NotReady;
            }

            Outcome outcome = CheckPointCodec.DecodeReadingTime(_master, out readingSeconds);
            return outcome == Outcome.Ok && readingSeconds == _lastReadingSeconds ? Outcome.NotReady : outcome;
        }

        private Outcome Fetch(Sample sample, long readingSeconds)
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.Toc, CheckPointMap.TocLength);
            if (outcome == Outcome.Ok)
            {
                outcome = Fill(sample);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _master.Read(ModbusFunction.ReadDiscreteInputs, CheckPointMap.Status, CheckPointMap.StatusLength);
            }

            if (outcome == Outcome.Ok)
            {
                sample.Status = CheckPointCodec.DecodeStatus(_master);
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.ReadingTime, CheckPointMap.ReadingTimeLength);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ConfirmReadingTime(readingSeconds);
            }

            if (outcome == Outcome.Ok)
            {
                sample.InstrumentTimeSeconds = readingSeconds;
                _lastReadingSeconds = readingSeconds;
            }

            return outcome;
        }

        // A reading that ended meanwhile: the next epoch takes it whole.
        private Outcome ConfirmReadingTime(long readingSeconds)
        {
            Outcome outcome = CheckPointCodec.DecodeReadingTime(_master, out long confirmedSeconds);
            return outcome == Outcome.Ok && confirmedSeconds != readingSeconds ? Outcome.NotReady : outcome;
        }

        private Outcome Fill(Sample sample)
        {
            sample.Clear();
            sample.Quantity = Quantity.TotalOrganicCarbon;
            sample.Unit = Unit.PartsPerMillion;
            sample.Exponent = CheckPointCodec.TocExponent;
            sample.Raw = _master.RegisterPair(0);
            sample.CounterMicroseconds = _master.InstantMicroseconds;
            sample.InstantHalfWidthMicroseconds = _master.InstantHalfWidthMicroseconds;
            Outcome outcome = CheckPointCodec.DecodeToc(_master.RegisterPair(0), _master.Register(2), out sample.Mantissa);
            sample.ValueUncertainty = IntegerMath.Absolute(sample.Mantissa) * _settings.UncertaintyPermille / 1000;
            return outcome;
        }
    }
}
