namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sievers CheckPoint TOC analyser behind Modbus TCP (sensors.md 5.1), in its turbo mode with a reading every 4 s. The
    /// new-data flag clears when the value is read. Not modelled: grab mode, trend, alarms of its own, oxidation delay.
    /// </summary>
    public sealed class CheckPointEmulator : ModbusMap
    {
        /// <summary>Time between readings, in nanoseconds.</summary>
        public const long IntervalNanoseconds = 4 * VirtualTimeline.NanosecondsPerSecond;

        private const ushort Family = 7;
        private const ushort Model = 2;
        private const double RelativeNoise = 0.01;
        private const double ClockOffsetLimitSeconds = 20;
        private const double ClockDriftLimitPpm = 30;
        private const int NewData = 0;
        private const int ErrorFlag = 1;
        private const int WarningFlag = 2;
        private const int StandbyFlag = 3;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly ushort[] _readingTime = new ushort[6];
        private readonly ushort[] _errorTime = new ushort[6];
        private float _value;
        private int _errorType;
        private bool _hasNewData;

        /// <summary>Connects an analyser to the water of a room and starts it.</summary>
        public CheckPointEmulator(VirtualTimeline timeline, PlantClock clock, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            SerialNumber = (ushort)random.NextBits();
            Clock = new InstrumentClock(clock, random.Fork("clock"), ClockOffsetLimitSeconds, ClockDriftLimitPpm);
            _timer = timeline.CreateTimer(TakeReading);
            _timer.Set((long)random.Uniform(0, IntervalNanoseconds));
        }

        /// <summary>The serial number. Set it to model an analyser that was swapped.</summary>
        public ushort SerialNumber { get; set; }

        /// <summary>Its own clock.</summary>
        public InstrumentClock Clock { get; }

        /// <summary>The unit of its readings. Takes effect with the next one.</summary>
        public CheckPointUnits Units { get; set; } = CheckPointUnits.PartsPerBillion;

        /// <summary>Reports a warning.</summary>
        public bool HasWarning { get; set; }

        /// <summary>True while it takes no readings.</summary>
        public bool IsStandby
        {
            get { return !_timer.IsSet; }
        }

        /// <summary>True instant of the last reading in nanoseconds; <see cref="VirtualTimeline.Never"/> before the first.</summary>
        public long LastReadingNanoseconds { get; private set; } = VirtualTimeline.Never;

        /// <summary>Error type; setting another than 0 stops the readings, 0 starts them again.</summary>
        public int ErrorType
        {
            get
            {
                return _errorType;
            }

            set
            {
                _errorType = value;
                SplitTime(_errorTime);
                SetRunning(value == 0);
            }
        }

        /// <summary>Starts or stops the readings, as coils 2000 and 2001 do.</summary>
        public void SetRunning(bool running)
        {
            if (!running)
            {
                _timer.Cancel();
            }
            else if (!_timer.IsSet)
            {
                _timer.Set(_timeline.NowNanoseconds + IntervalNanoseconds);
            }
        }

        /// <inheritdoc/>
        public override int ReadDiscrete(int address, Span<bool> values)
        {
            if (address < CheckPointCodec.Flags || address + values.Length > CheckPointCodec.Flags + CheckPointCodec.FlagCount)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = FlagAt(address + i - CheckPointCodec.Flags);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int ReadCoils(int address, Span<bool> values)
        {
            if (address < CheckPointCodec.RunCoil || address + values.Length > CheckPointCodec.RunCoil + 2)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (address + i == CheckPointCodec.RunCoil) != IsStandby;
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int WriteCoil(int address, bool value)
        {
            if (address != CheckPointCodec.RunCoil && address != CheckPointCodec.RunCoil + 1)
            {
                return IllegalAddress;
            }

            if (value)
            {
                SetRunning(address == CheckPointCodec.RunCoil);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (!TryInput(address + i, out values[i]))
                {
                    return IllegalAddress;
                }
            }

            _hasNewData &= address > CheckPointCodec.Toc + 2 || address + values.Length <= CheckPointCodec.Toc;
            return Success;
        }

        private bool FlagAt(int index)
        {
            switch (index)
            {
                case NewData: return _hasNewData;
                case ErrorFlag: return _errorType != 0;
                case WarningFlag: return HasWarning;
                case StandbyFlag: return IsStandby;
                default: return false;
            }
        }

        private bool TryInput(int address, out ushort value)
        {
            value = 0;
            switch (address)
            {
                case CheckPointCodec.Identity: value = Family; return true;
                case CheckPointCodec.Identity + 1: value = Model; return true;
                case CheckPointCodec.Identity + 2: value = SerialNumber; return true;
                case CheckPointCodec.Error: value = (ushort)_errorType; return true;
                case CheckPointCodec.Toc:
                case CheckPointCodec.Toc + 1: value = CheckPointCodec.FloatWord(_value, address - CheckPointCodec.Toc); return true;
                case CheckPointCodec.Toc + 2: value = (ushort)Units; return true;
                case CheckPointCodec.Trend:
                case CheckPointCodec.Trend + 1:
                case CheckPointCodec.Trend + 2: return true;
                default: return TryTime(address, CheckPointCodec.ReadingTime, _readingTime, ref value)
                    || TryTime(address, CheckPointCodec.Error + 1, _errorTime, ref value);
            }
        }

        private static bool TryTime(int address, int start, ushort[] time, ref ushort value)
        {
            if (address < start || address >= start + time.Length)
            {
                return false;
            }

            value = time[address - start];
            return true;
        }

        private void TakeReading()
        {
            long now = _timeline.NowNanoseconds;
            _timer.Set(now + IntervalNanoseconds);
            LastReadingNanoseconds = now;
            double partsPerBillion = _room.At(RoomParameter.TotalOrganicCarbon, now) * (1 + _random.Gaussian(RelativeNoise));
            double scale = Units == CheckPointUnits.PartsPerTrillion ? 1e3 : Units == CheckPointUnits.PartsPerMillion ? 1e-3 : 1;
            _value = (float)(partsPerBillion * scale);
            SplitTime(_readingTime);
            _hasNewData = true;
        }

        private void SplitTime(ushort[] target)
        {
            DateTime time = DateTime.UnixEpoch.AddSeconds(Clock.WholeSecondsAt(_timeline.NowNanoseconds));
            target[0] = (ushort)time.Year;
            target[1] = (ushort)time.Month;
            target[2] = (ushort)time.Day;
            target[3] = (ushort)time.Hour;
            target[4] = (ushort)time.Minute;
            target[5] = (ushort)time.Second;
        }
    }
}
