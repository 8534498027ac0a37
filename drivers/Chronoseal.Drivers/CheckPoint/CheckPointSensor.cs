using Chronoseal.Drivers.Records;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>
    /// Sievers CheckPoint and CheckPoint Pharma TOC sensors over Modbus TCP. A reading is taken once, when the instrument's
    /// reading time has changed; value and unit come in one request, and the reading time is read again after them so that no
    /// value is ever paired with another reading's time. The stamp lies between the last look that did not show the reading and
    /// the look that did, since the analyser's clock cannot be read; a reading of unknown age is passed over: the first one that
    /// is seen, and the one that an outage of more than an hour leaves. Writes nothing.
    /// </summary>
    public sealed class CheckPointSensor : ISensor, IRecognisable
    {
        private const long Unknown = -1;

        private readonly ModbusMaster _master;
        private readonly CheckPointSettings _settings;
        private readonly RecordStamp _stamp = new RecordStamp();
        private long _lastReadingSeconds = Unknown;
        private int _deviceErrorCode;
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
            get { return _master.ExceptionCode != 0 ? _master.ExceptionCode : _deviceErrorCode; }
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
            identity.InstantHalfWidthMicroseconds = RecordStamp.UsualHalfWidthMicroseconds;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.Identity, CheckPointMap.IdentityLength);
            if (outcome == Outcome.Ok)
            {
                identity.AddFact("family", _master.Register(0).ToString());
                identity.AddFact("model", _master.Register(1).ToString());
                identity.Serial = _master.Register(2).ToString();
                outcome = CheckUnit();
            }

            if (outcome == Outcome.Ok && _serial != identity.Serial)
            {
                _serial = identity.Serial;
                outcome = StartHistory();
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
            _deviceErrorCode = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = DecodeReadingTime(out long readingSeconds);
                if (outcome == Outcome.Ok)
                {
                    outcome = Take(samples[0], readingSeconds);
                }
            }

            count = outcome == Outcome.Ok ? 1 : 0;
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
            Outcome outcome = _master.Read(ModbusFunction.ReadDiscreteInputs, CheckPointMap.Status, CheckPointMap.StatusLength);
            return outcome == Outcome.Ok && _master.Bit(CheckPointMap.StatusError) ? Outcome.DeviceError : outcome;
        }

        /// <summary>Family, model and serial number; the map has nothing that changes with settings or calibration.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.Identity, CheckPointMap.IdentityLength);
            fingerprint = outcome == Outcome.Ok ? _master.Fold(Fingerprint.Empty, 0, CheckPointMap.IdentityLength) : 0;
            return outcome;
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

        // What the analyser shows now may be of any age; readings after it are ours.
        private Outcome StartHistory()
        {
            _stamp.Forget();
            _lastReadingSeconds = Unknown;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.ReadingTime, CheckPointMap.ReadingTimeLength);
            if (outcome == Outcome.Ok && DecodeReadingTime(out long readingSeconds) == Outcome.Ok)
            {
                PassOver(readingSeconds, _master.AskedMicroseconds);
            }

            return outcome;
        }

        // All zeros: the instrument has not measured since it was switched on.
        private Outcome DecodeReadingTime(out long readingSeconds)
        {
            readingSeconds = 0;
            return _master.Register(0) == 0 ? Outcome.Ok : CheckPointCodec.DecodeReadingTime(_master, out readingSeconds);
        }

        private void PassOver(long readingSeconds, long askedMicroseconds)
        {
            _lastReadingSeconds = readingSeconds;
            _stamp.NoteNone(askedMicroseconds);
        }

        private Outcome Take(Sample sample, long readingSeconds)
        {
            long asked = _master.AskedMicroseconds;
            if (readingSeconds == 0 || readingSeconds == _lastReadingSeconds)
            {
                PassOver(readingSeconds, asked);
                return CheckAtWork();
            }

            _stamp.Place(readingSeconds, _master.AnsweredMicroseconds);
            if (_lastReadingSeconds == Unknown || !_stamp.IsBounded)
            {
                PassOver(readingSeconds, asked);
                return Outcome.NotReady;
            }

            Outcome outcome = Fetch(sample, readingSeconds);
            if (outcome == Outcome.Ok)
            {
                PassOver(readingSeconds, asked);
            }

            return outcome;
        }

        // An analyser that stopped has nothing new either, but is not well.
        private Outcome CheckAtWork()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadDiscreteInputs, CheckPointMap.Status, CheckPointMap.StatusLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            bool isStandby = _master.Bit(CheckPointMap.StatusStandby);
            if (_master.Bit(CheckPointMap.StatusError))
            {
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.ErrorType, 1);
                _deviceErrorCode = outcome == Outcome.Ok ? _master.Register(0) : 0;
                return outcome == Outcome.Ok ? Outcome.DeviceError : outcome;
            }

            _deviceErrorCode = isStandby ? CheckPointMap.StandbyCode : 0;
            return isStandby ? Outcome.DeviceError : Outcome.NotReady;
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
                sample.Status |= CheckPointCodec.DecodeStatus(_master);
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, CheckPointMap.ReadingTime, CheckPointMap.ReadingTimeLength);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = ConfirmReadingTime(readingSeconds);
            }

            sample.InstrumentTimeSeconds = readingSeconds;
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
            _stamp.Fill(sample);
            Outcome outcome = CheckPointCodec.DecodeToc(_master.RegisterPair(0), _master.Register(2), out sample.Mantissa);
            sample.ValueUncertainty = IntegerMath.Absolute(sample.Mantissa) * _settings.UncertaintyPermille / 1000;
            return outcome;
        }
    }
}
