using Chronoseal.Drivers.Modbus;
using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>
    /// Lighthouse ApexR, Apex RP and Remote particle counters over Modbus. Reads indexed records, never the display: a record is
    /// taken once, when its instrument time has advanced, and records missed during an outage are fetched afterwards, oldest
    /// first, one an epoch. Counts are cumulative and raw. Writes nothing but the record index.
    /// </summary>
    public sealed class LighthouseSensor : ISensor
    {
        private readonly ModbusMaster _master;
        private readonly LighthouseSettings _settings;
        private readonly LighthouseRecord _record = new LighthouseRecord();
        private readonly LighthouseBacklog _backlog = new LighthouseBacklog();
        private int _deviceStatus;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public LighthouseSensor(string name, IModbusChannel channel, IDelay delay, LighthouseSettings settings)
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
            get { return _settings.ChannelSizes.Length; }
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
            return Quantity.ParticlesChannel1 + index;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "Lighthouse";
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.MapVersion, LighthouseMap.IdentityLength);
            if (outcome != Outcome.Ok)
            {
                return _lastOutcome = outcome;
            }

            identity.Type = "Lighthouse " + _master.Text(LighthouseMap.ProductName, 8);
            _serial = _master.RegisterPair(LighthouseMap.SerialNumber).ToString();
            identity.Serial = _serial;
            identity.Firmware = Hundredths(_master.Register(LighthouseMap.Firmware));
            identity.AddFact("map", Hundredths(_master.Register(LighthouseMap.MapVersion)));
            identity.AddFact("flow", Hundredths(_master.Register(LighthouseMap.Flow)) + " " + _settings.FlowUnit);
            for (int i = 0; i < _settings.ChannelSizes.Length; i++)
            {
                identity.AddFact(Quantities.Name(QuantityAt(i)), _settings.ChannelSizes[i]);
            }

            // The value is of the whole sample, whose length goes with every reading; nothing further lies behind the stamp.
            identity.EffectiveDelayMilliseconds = 0;
            identity.InstantHalfWidthMicroseconds = 0;
            return _lastOutcome = Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadHoldingRegisters, LighthouseMap.DeviceStatus, 1);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                _deviceStatus = _master.Register(0);
                outcome = Fetch();
                if (outcome == Outcome.Ok)
                {
                    count = Fill(samples);
                    _backlog.Taken(_record.TimestampSeconds);
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.DeviceStatus, 1);
            return outcome == Outcome.Ok && (_master.Register(0) & LighthouseMap.StatusDeviceError) != 0 ? Outcome.DeviceError : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Lighthouse particle counter, serial " + _serial + ", last record "
                + _record.TimestampSeconds.ToString() + ", last " + Outcomes.Name(_lastOutcome);
        }

        // Decides which record this epoch takes: the newest, or the oldest that was missed.
        private Outcome Fetch()
        {
            bool isNew = (_deviceStatus & LighthouseMap.StatusNewData) != 0;
            if (!isNew && !_backlog.IsPending)
            {
                return Outcome.NotReady;
            }

            if (!_backlog.IsPending)
            {
                Outcome outcome = ReadRecord(LighthouseMap.NewestRecord);
                if (outcome != Outcome.Ok || !_backlog.HasMissed(_record))
                {
                    return outcome != Outcome.Ok || _backlog.IsNewer(_record) ? outcome : Outcome.NotReady;
                }

                outcome = StartBacklog();
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }
            }

            return ReadNextOfBacklog();
        }

        private Outcome StartBacklog()
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.RecordCount, 1);
            if (outcome == Outcome.Ok)
            {
                _backlog.Start(_master.Register(0));
            }

            return outcome;
        }

        // A bisection step an epoch until the oldest missed record is found, then one record an epoch.
        private Outcome ReadNextOfBacklog()
        {
            Outcome outcome = ReadRecord(_backlog.NextIndex);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            return _backlog.Examine(_record) ? Outcome.Ok : Outcome.NotReady;
        }

        private Outcome ReadRecord(int index)
        {
            Outcome outcome = _master.WriteRegister(LighthouseMap.RecordIndex, index);
            if (outcome == Outcome.Ok)
            {
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, LighthouseMap.ValidChannels, 1);
            }

            if (outcome == Outcome.Ok)
            {
                _record.DecodeValidChannels(_master.Register(0));
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, LighthouseMap.Record, LighthouseMap.RecordLength);
            }

            if (outcome == Outcome.Ok)
            {
                _record.Decode(_master);
            }

            return outcome;
        }

        private int Fill(Sample[] samples)
        {
            int status = LighthouseRecord.TranslateStatus(_record.Status);
            status |= (_deviceStatus & LighthouseMap.StatusDeviceError) != 0 ? SampleStatus.InstrumentError : 0;
            status |= _backlog.IsBackfill ? SampleStatus.Backfilled : 0;
            int count = 0;
            for (int i = 0; i < _settings.ChannelSizes.Length; i++)
            {
                if (_record.IsValid(i))
                {
                    FillChannel(samples[count++], i, status);
                }
            }

            return count;
        }

        private void FillChannel(Sample sample, int channel, int status)
        {
            sample.Clear();
            sample.Quantity = QuantityAt(channel);
            sample.Unit = Unit.Count;
            sample.Mantissa = _record.Count(channel);
            sample.Raw = _record.Count(channel);

            // Counting statistics only (2 x sqrt(N + 1)); counting efficiency and flow are on the certificate.
            sample.ValueUncertainty = IntegerMath.SquareRoot(4 * (_record.Count(channel) + 1));
            sample.CounterMicroseconds = _master.InstantMicroseconds;
            sample.InstantHalfWidthMicroseconds = _master.InstantHalfWidthMicroseconds;
            sample.ExposureMicroseconds = _record.SampleSeconds * 1000000;
            sample.InstrumentTimeSeconds = _record.TimestampSeconds;
            sample.Status = status;
        }

        private static string Hundredths(int value)
        {
            return (value / 100).ToString() + "." + (value % 100).ToString("D2");
        }
    }
}
