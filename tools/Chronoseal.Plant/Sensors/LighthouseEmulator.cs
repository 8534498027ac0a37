namespace Chronoseal.Plant
{
    /// <summary>
    /// A Lighthouse ApexR particle counter, map v1.50 (sensors.md 3.3). Samples by itself after power-on; the record's
    /// timestamp is its own clock at the end of the sample. Writes take one register at a time (function 6), and a 32-bit
    /// setting takes effect with its low word. Not modelled: analog channels, alarms, location names,
    /// EEPROM (settings survive anyway).
    /// </summary>
    public sealed class LighthouseEmulator : ModbusMap
    {
        /// <summary>The slave address it is shipped with here.</summary>
        public const int DefaultAddress = 1;

        private const ushort MapVersion = 150;
        private const ushort FirmwareVersion = 237;

        private readonly VirtualTimeline _timeline;
        private readonly PlantRandom _random;
        private readonly LighthouseBuffer _records;
        private readonly LighthouseSampler _sampler;
        private readonly double _flowCubicFeetPerMinute;
        private uint _dataSet;
        private uint _settingsChangedSeconds;
        private uint _lastSampleSeconds;
        private uint _wordInProgress;
        private int _location;
        private short _recordIndex = -1;
        private bool _hasNewData;

        /// <summary>Puts a counter into a room and switches it on.</summary>
        public LighthouseEmulator(VirtualTimeline timeline, PlantClock clock, RoomModel room, PlantRandom random, LighthouseSettings settings)
        {
            _timeline = timeline;
            _random = random;
            _flowCubicFeetPerMinute = settings.FlowHundredthsCfm / 100.0;
            _location = settings.Location;
            _records = new LighthouseBuffer(settings.RecordLimit);
            SerialNumber = (uint)(random.NextBits() % 100_000_000);
            Clock = new InstrumentClock(clock, random.Fork("clock"), settings.ClockOffsetLimitSeconds, settings.ClockDriftLimitPpm);
            _settingsChangedSeconds = Clock.WholeSecondsAt(0) - 86_400;
            CalibrationDateSeconds = _settingsChangedSeconds / 86_400 * 86_400 - 100 * 86_400;
            _sampler = new LighthouseSampler(timeline, room, random.Fork("counts"), CompleteSample)
            {
                SampleSeconds = (uint)settings.SampleSeconds,
                HoldSeconds = (uint)settings.HoldSeconds,
            };
            _sampler.Start(random.Uniform(0, settings.SampleSeconds));
        }

        /// <summary>The serial number. Set it to model a counter that was swapped.</summary>
        public uint SerialNumber { get; set; }

        /// <summary>Its own clock.</summary>
        public InstrumentClock Clock { get; }

        /// <summary>The last calibration, seconds since 1970.</summary>
        public uint CalibrationDateSeconds { get; set; }

        /// <summary>Reports the laser as out of specification, in the device status and in every new record.</summary>
        public bool HasLaserFault { get; set; }

        /// <summary>Reports the flow as out of specification, in the device status and in every new record.</summary>
        public bool HasFlowFault { get; set; }

        /// <summary>Records in the buffer.</summary>
        public int RecordCount
        {
            get { return _records.Count; }
        }

        /// <summary>True end of the last sample in nanoseconds; <see cref="VirtualTimeline.Never"/> before the first.</summary>
        public long LastSampleEndNanoseconds { get; private set; } = VirtualTimeline.Never;

        /// <summary>Time of the last record by its own clock, seconds since 1970; 0 before the first.</summary>
        public uint LastRecordSeconds
        {
            get { return _lastSampleSeconds; }
        }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            if (address + values.Length > LighthouseMap.HoldingCount)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = HoldingAt(address + i);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            LighthouseRecord? record = _records.At(_recordIndex);
            if (address < LighthouseMap.NewDataClearingCount)
            {
                _hasNewData = false;
            }

            if (record == null || address + values.Length > LighthouseMap.InputCount)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = InputAt(record, address + i);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int WriteHolding(int address, ushort value)
        {
            switch (address)
            {
                case LighthouseMap.Command: return Obey(value);
                case LighthouseMap.RecordIndex:
                    _recordIndex = (short)value;
                    return Success;
                case LighthouseMap.Location: return SetLocation(value);
                case LighthouseMap.InitialDelay:
                case LighthouseMap.Hold:
                case LighthouseMap.Sample:
                case LighthouseMap.DataSet:
                    _wordInProgress = (uint)value << 16;
                    return Success;
                case LighthouseMap.InitialDelay + 1:
                case LighthouseMap.Hold + 1:
                case LighthouseMap.Sample + 1:
                case LighthouseMap.DataSet + 1: return SetLong(address - 1, _wordInProgress | value);
                default: return IllegalAddress;
            }
        }

        private static ushort Half(uint value, int index)
        {
            return (ushort)(index == 0 ? value >> 16 : value);
        }

        private static ushort Text(string text, int index)
        {
            int first = 2 * index < text.Length ? text[2 * index] : ' ';
            int second = 2 * index + 1 < text.Length ? text[2 * index + 1] : ' ';
            return (ushort)((first << 8) | second);
        }

        private static bool IsWithin(int address, int start, int count)
        {
            return address >= start && address < start + count;
        }

        private ushort HoldingAt(int address)
        {
            if (IsWithin(address, LighthouseMap.ProductName, LighthouseMap.TextRegisters))
            {
                return Text("LIGHTHOUSE", address - LighthouseMap.ProductName);
            }

            if (IsWithin(address, LighthouseMap.Model, LighthouseMap.TextRegisters))
            {
                return Text("APEX R5", address - LighthouseMap.Model);
            }

            switch (address)
            {
                case LighthouseMap.MapVersion: return MapVersion;
                case LighthouseMap.DeviceStatus:
                case LighthouseMap.StatusCopy: return DeviceStatus();
                case LighthouseMap.Firmware: return FirmwareVersion;
                case LighthouseMap.Flow: return (ushort)Math.Round(_flowCubicFeetPerMinute * 100);
                case LighthouseMap.RecordCount: return (ushort)_records.Count;
                case LighthouseMap.RecordIndex: return (ushort)_recordIndex;
                case LighthouseMap.Location: return (ushort)_location;
                case LighthouseMap.FlowUnits:
                case LighthouseMap.FlowUnits + 1: return Text("CFM", address - LighthouseMap.FlowUnits);
                case LighthouseMap.ExtendedStatus: return (ushort)(HasLaserFault ? 1 : 0);
                default: return LongAt(address);
            }
        }

        private ushort LongAt(int address)
        {
            switch (address)
            {
                case LighthouseMap.Serial:
                case LighthouseMap.Serial + 1: return Half(SerialNumber, address - LighthouseMap.Serial);
                case LighthouseMap.Clock:
                case LighthouseMap.Clock + 1: return Half(Clock.WholeSecondsAt(_timeline.NowNanoseconds), address - LighthouseMap.Clock);
                case LighthouseMap.InitialDelay:
                case LighthouseMap.InitialDelay + 1: return Half(_sampler.InitialDelaySeconds, address - LighthouseMap.InitialDelay);
                case LighthouseMap.Hold:
                case LighthouseMap.Hold + 1: return Half(_sampler.HoldSeconds, address - LighthouseMap.Hold);
                case LighthouseMap.Sample:
                case LighthouseMap.Sample + 1: return Half(_sampler.SampleSeconds, address - LighthouseMap.Sample);
                case LighthouseMap.DataSet:
                case LighthouseMap.DataSet + 1: return Half(_dataSet, address - LighthouseMap.DataSet);
                case LighthouseMap.LastSample:
                case LighthouseMap.LastSample + 1: return Half(_lastSampleSeconds, address - LighthouseMap.LastSample);
                case LighthouseMap.SettingsChanged:
                case LighthouseMap.SettingsChanged + 1: return Half(_settingsChangedSeconds, address - LighthouseMap.SettingsChanged);
                case LighthouseMap.CalibrationDate:
                case LighthouseMap.CalibrationDate + 1: return Half(CalibrationDateSeconds, address - LighthouseMap.CalibrationDate);
                default: return 0;
            }
        }

        private ushort InputAt(LighthouseRecord record, int address)
        {
            int channel = (address - LighthouseMap.InputChannels) / 2;
            if (IsWithin(address, LighthouseMap.InputChannels, 2 * LighthouseRecord.ChannelLimit))
            {
                // Inactive channels hold whatever was in memory: readers must mask them with 30074.
                return channel < LighthouseSampler.Channels ? Half(record.Counts[channel], address % 2) : (ushort)_random.NextBits();
            }

            switch (address & ~1)
            {
                case LighthouseMap.InputTimestamp: return Half(record.TimestampSeconds, address % 2);
                case LighthouseMap.InputSample: return Half(record.SampleSeconds, address % 2);
                case LighthouseMap.InputLocation: return Half(record.Location, address % 2);
                case LighthouseMap.InputStatus: return Half(record.Status, address % 2);
                case LighthouseMap.InputValidAnalog:
                    return address == LighthouseMap.InputValidChannels ? (ushort)((1 << LighthouseSampler.Channels) - 1) : (ushort)0;
                default: return 0;
            }
        }

        private ushort DeviceStatus()
        {
            int status = (_sampler.IsRunning ? LighthouseMap.StatusRunning : 0)
                | (_sampler.IsSampling ? LighthouseMap.StatusSampling : 0)
                | (_hasNewData ? LighthouseMap.StatusNewData : 0)
                | (HasLaserFault ? LighthouseMap.StatusLaser : 0)
                | (HasFlowFault ? LighthouseMap.StatusFlow : 0);
            return (ushort)status;
        }

        private int Obey(int command)
        {
            switch (command)
            {
                case LighthouseMap.CommandClear:
                    _records.Clear();
                    _hasNewData = false;
                    return Success;
                case LighthouseMap.CommandManualStart:
                case LighthouseMap.CommandStart:
                    _sampler.Start(0);
                    return Success;
                case LighthouseMap.CommandManualStop:
                case LighthouseMap.CommandStop:
                    _sampler.Stop();
                    return Success;
                case LighthouseMap.CommandSetClock:
                    Clock.Set(_dataSet, _timeline.NowNanoseconds);
                    return Success;
                default:
                    return command >= LighthouseMap.CommandSaveAll && command < LighthouseMap.CommandSetClock ? Success : IllegalValue;
            }
        }

        private int SetLocation(ushort value)
        {
            if (value < 1 || value > 200)
            {
                return IllegalValue;
            }

            _location = value;
            NoteChange();
            return Success;
        }

        private int SetLong(int address, uint value)
        {
            if (address == LighthouseMap.DataSet)
            {
                _dataSet = value;
                return Success;
            }

            bool isSample = address == LighthouseMap.Sample;
            if (value > (isSample ? LighthouseMap.SampleLimitSeconds : LighthouseMap.HoldLimitSeconds) || (isSample && value == 0))
            {
                return IllegalValue;
            }

            _sampler.SampleSeconds = isSample ? value : _sampler.SampleSeconds;
            _sampler.HoldSeconds = address == LighthouseMap.Hold ? value : _sampler.HoldSeconds;
            _sampler.InitialDelaySeconds = address == LighthouseMap.InitialDelay ? value : _sampler.InitialDelaySeconds;
            NoteChange();
            if (_sampler.IsRunning)
            {
                _sampler.Start(0);
            }

            return Success;
        }

        private void NoteChange()
        {
            _settingsChangedSeconds = Clock.WholeSecondsAt(_timeline.NowNanoseconds);
        }

        private void CompleteSample()
        {
            LighthouseRecord record = _records.Add();
            _sampler.Count(_flowCubicFeetPerMinute, record.Counts);
            LastSampleEndNanoseconds = _timeline.NowNanoseconds;
            record.TimestampSeconds = _lastSampleSeconds = Clock.WholeSecondsAt(_timeline.NowNanoseconds);
            record.SampleSeconds = _sampler.SampleSeconds;
            record.Location = (uint)_location;
            record.Status = (uint)((HasLaserFault ? LighthouseMap.RecordLaser : 0) | (HasFlowFault ? LighthouseMap.RecordFlow : 0));
            _hasNewData = true;
        }
    }
}
