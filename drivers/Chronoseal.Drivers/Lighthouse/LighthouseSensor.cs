using Chronoseal.Drivers.Records;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>
    /// Lighthouse ApexR, Apex RP and Remote particle counters over Modbus RTU, ASCII or TCP. Reads indexed records, never the
    /// display: a record is taken once, when its instrument time is another than the last one's, and records missed during an
    /// outage are fetched afterwards, oldest first, one an epoch. Counts are cumulative and raw. The stamp is the end of the
    /// sample, as <see cref="RecordStamp"/> has it. Writes nothing but the record index. It must be the only one to read the
    /// instrument's input registers: reading them clears the flag that says that there is a new record.
    /// </summary>
    public sealed class LighthouseSensor : ISensor, IRecognisable
    {
        private readonly ModbusMaster _master;
        private readonly LighthouseSettings _settings;
        private readonly LighthouseRecord _record = new LighthouseRecord();
        private readonly LighthouseBacklog _backlog = new LighthouseBacklog();
        private readonly RecordStamp _stamp = new RecordStamp();
        private int _deviceStatus;
        private int _recordCount;
        private long _recordAskedMicroseconds;
        private long _recordSeenMicroseconds;
        private long _newestSeconds;
        private long _newestAskedMicroseconds;
        private long _newestSeenMicroseconds;
        private long _knownSinceMicroseconds = long.MinValue;
        private bool _mustLook = true;
        private bool _isClockSet;
        private bool _hasSerial;
        private bool _hasSettingsTime;
        private uint _serialNumber;
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
            get { return _master.ExceptionCode != 0 || _lastOutcome != Outcome.DeviceError ? _master.ExceptionCode : LighthouseMap.StoppedCode; }
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
            identity.Serial = _master.RegisterPair(LighthouseMap.SerialNumber).ToString();
            identity.Firmware = Hundredths.Text(_master.Register(LighthouseMap.Firmware));
            identity.AddFact("map", Hundredths.Text(_master.Register(LighthouseMap.MapVersion)));
            identity.AddFact("flow", Hundredths.Text(_master.Register(LighthouseMap.Flow)) + " " + _settings.FlowUnit);
            identity.AddFact("location", _master.Register(LighthouseMap.Location).ToString());
            StartHistory(_master.RegisterPair(LighthouseMap.SerialNumber));
            for (int i = 0; i < _settings.ChannelSizes.Length; i++)
            {
                identity.AddFact(Quantities.Name(QuantityAt(i)), _settings.ChannelSizes[i]);
            }

            // The value is of the whole sample, whose length goes with every reading; nothing further lies behind the stamp.
            identity.EffectiveDelayMilliseconds = 0;
            identity.InstantHalfWidthMicroseconds = RecordStamp.UsualHalfWidthMicroseconds;
            return _lastOutcome = AddSettingsChange(identity);
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
                    outcome = count > 0 ? Outcome.Ok : Outcome.OutOfRange;
                }
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
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.DeviceStatus, 1);
            return outcome == Outcome.Ok && (_master.Register(0) & LighthouseMap.StatusDeviceError) != 0 ? Outcome.DeviceError : outcome;
        }

        /// <summary>The serial number and, where the map has it, the time of the last change of settings; an exchange each.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            fingerprint = 0;
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.SerialNumber, 2);
            long serial = outcome == Outcome.Ok ? (long)_master.RegisterPair(0) << 32 : 0;
            if (outcome == Outcome.Ok && _hasSettingsTime)
            {
                outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.SettingsChanged, 2);
                serial |= outcome == Outcome.Ok ? _master.RegisterPair(0) : 0;
            }

            fingerprint = outcome == Outcome.Ok ? serial : 0;
            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": Lighthouse particle counter, serial " + _serialNumber.ToString() + ", last record "
                + _record.TimestampSeconds.ToString() + ", last " + Outcomes.Name(_lastOutcome);
        }

        // Records from before the first word with this instrument are not ours: it may have stood elsewhere.
        private void StartHistory(uint serialNumber)
        {
            if (!_hasSerial || _serialNumber != serialNumber)
            {
                _backlog.Forget();
                _stamp.Forget();
                _mustLook = true;
                _isClockSet = false;
                _knownSinceMicroseconds = _master.AskedMicroseconds;
            }

            _serialNumber = serialNumber;
            _hasSerial = true;
            ObserveClock(_master.RegisterPair(LighthouseMap.Clock));
        }

        // Older maps do not have the register; that is no fault.
        private Outcome AddSettingsChange(SensorIdentity identity)
        {
            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.SettingsChanged, 2);
            _hasSettingsTime = outcome == Outcome.Ok;
            if (outcome == Outcome.Ok)
            {
                identity.AddFact("settings", _master.RegisterPair(0).ToString());
            }

            return outcome == Outcome.DeviceError ? Outcome.Ok : outcome;
        }

        private void ObserveClock(long seconds)
        {
            if (!_stamp.Clock.Observe(seconds, _master.AskedMicroseconds, _master.AnsweredMicroseconds))
            {
                // Times are no longer in the order that a search began with.
                _isClockSet = true;
                _backlog.Stop();
            }
        }

        // Decides which record this epoch takes: the newest, the oldest that was missed, or none.
        private Outcome Fetch()
        {
            bool isNew = (_deviceStatus & LighthouseMap.StatusNewData) != 0;
            if (!isNew && !_mustLook)
            {
                // A counter that was stopped has nothing new either, but is not at work.
                _stamp.NoteNone(_master.AskedMicroseconds);
                return (_deviceStatus & LighthouseMap.StatusRunning) != 0 ? Outcome.NotReady : Outcome.DeviceError;
            }

            Outcome outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, LighthouseMap.SerialNumber, LighthouseMap.SerialToClockLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            // Swapped between two epochs: the records of another instrument are not taken before it was asked who it is.
            if (_hasSerial && _master.RegisterPair(0) != _serialNumber)
            {
                return Outcome.WrongReply;
            }

            _recordCount = _master.Register(LighthouseMap.RecordCount - LighthouseMap.SerialNumber);
            ObserveClock(_master.RegisterPair(LighthouseMap.Clock - LighthouseMap.SerialNumber));
            if (_recordCount == 0)
            {
                _backlog.Stop();
                _stamp.NoteNone(_master.AskedMicroseconds);
                return Outcome.NotReady;
            }

            // Reading a record clears the new-data flag, whether its reply arrives or not: until the newest record is known to be
            // the one taken last, the flag says nothing.
            _mustLook = true;
            return _backlog.IsPending ? CatchUp() : Look();
        }

        private Outcome Look()
        {
            Outcome outcome = ReadRecord(LighthouseMap.NewestRecord);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (!_backlog.HasHistory)
            {
                return TakeFirst();
            }

            if (_backlog.IsLastTaken(_record.TimestampSeconds))
            {
                _mustLook = false;
                _isClockSet = false;
                _stamp.NoteNone(_recordAskedMicroseconds);
                return Outcome.NotReady;
            }

            bool isNext = !_isClockSet && _backlog.IsSurelyNext(_record.TimestampSeconds, _record.SampleSeconds);
            return isNext ? TakeNewest(false) : LookBehind();
        }

        // The first record starts the history, and is given only if it surely ended since this instrument was first spoken to.
        private Outcome TakeFirst()
        {
            _stamp.Place(_record.TimestampSeconds, _recordSeenMicroseconds);
            bool isOurs = _stamp.EarliestMicroseconds >= _knownSinceMicroseconds;
            Outcome outcome = TakeNewest(false);
            return isOurs ? outcome : Outcome.NotReady;
        }

        // A pause between samples looks like missed records: the record before the newest tells.
        private Outcome LookBehind()
        {
            long previousSeconds = LighthouseBacklog.None;
            Outcome outcome = _recordCount > 1 ? ReadTime(_recordCount - 2, out previousSeconds) : Outcome.Ok;
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (_recordCount == 1 || _backlog.IsLastTaken(previousSeconds))
            {
                return TakeNewest(true);
            }

            _newestSeconds = _record.TimestampSeconds;
            _newestAskedMicroseconds = _recordAskedMicroseconds;
            _newestSeenMicroseconds = _recordSeenMicroseconds;
            _backlog.Start(_recordCount, _newestSeconds, _isClockSet);
            return Outcome.NotReady;
        }

        private Outcome TakeNewest(bool mustLook)
        {
            _stamp.Place(_record.TimestampSeconds, _recordSeenMicroseconds);
            _stamp.NoteNone(_recordAskedMicroseconds);
            _backlog.TakenNewest(_record.TimestampSeconds);
            _mustLook = mustLook;
            _isClockSet = false;
            return Outcome.Ok;
        }

        // A step of the search an epoch until the oldest missed record is found, then one record an epoch.
        private Outcome CatchUp()
        {
            int index = _backlog.NextIndex;
            Outcome outcome;
            if (index >= _recordCount)
            {
                _backlog.Stop();
                return Outcome.NotReady;
            }

            if (_backlog.IsSearching)
            {
                outcome = ReadTime(index, out long seconds);
                if (outcome == Outcome.Ok)
                {
                    _backlog.Narrow(seconds);
                    return Outcome.NotReady;
                }
            }
            else
            {
                outcome = TakeMissed(index);
                if (outcome == Outcome.NotReady && _backlog.IsPending)
                {
                    // The indices had moved down; at once again, or a quick instrument is never caught up with.
                    outcome = TakeMissed(_backlog.NextIndex);
                }
            }

            if (outcome == Outcome.DeviceError)
            {
                // The index is gone: somebody cleared the buffer.
                _backlog.Stop();
            }

            return outcome;
        }

        private Outcome TakeMissed(int index)
        {
            long previousSeconds = LighthouseBacklog.None;
            Outcome outcome = ReadRecord(index);
            bool isNext = !_isClockSet && _backlog.IsSurelyNext(_record.TimestampSeconds, _record.SampleSeconds);
            if (outcome == Outcome.Ok && index > 0 && !isNext)
            {
                outcome = ReadTime(index - 1, out previousSeconds);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (!_backlog.Examine(_record.TimestampSeconds, previousSeconds, _recordCount))
            {
                return Outcome.NotReady;
            }

            // What was there when the search began ended before that, and what was not, after.
            _stamp.Place(_record.TimestampSeconds, IntegerMath.Minimum(_newestSeenMicroseconds, _recordSeenMicroseconds));
            _backlog.Taken(_record.TimestampSeconds);
            if (_record.TimestampSeconds == _newestSeconds)
            {
                _newestSeenMicroseconds = long.MaxValue;
                _stamp.NoteNone(_newestAskedMicroseconds);
            }

            return Outcome.Ok;
        }

        private Outcome ReadTime(int index, out long recordSeconds)
        {
            recordSeconds = LighthouseBacklog.None;
            Outcome outcome = _master.WriteRegister(LighthouseMap.RecordIndex, index);
            if (outcome == Outcome.Ok)
            {
                outcome = _master.Read(ModbusFunction.ReadInputRegisters, LighthouseMap.Record, 2);
            }

            if (outcome == Outcome.Ok)
            {
                recordSeconds = _master.RegisterPair(0);
            }

            return outcome;
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
                _recordAskedMicroseconds = _master.AskedMicroseconds;
                _recordSeenMicroseconds = _master.AnsweredMicroseconds;
                outcome = _record.Decode(_master);
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
            CountSample.Fill(sample, channel, _record.Count(channel), _record.SampleSeconds * 1000000, _record.TimestampSeconds);
            sample.Status = status;
            _stamp.Fill(sample);
        }
    }
}
