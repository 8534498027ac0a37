namespace Chronoseal.Plant
{
    /// <summary>
    /// A MET ONE 6000 particle counter with four channels (sensors.md 3.4): samples by itself after power-on; shows the running
    /// sample at 300 and the last completed one at 500. Any write of the configuration starts the sample anew. All registers are
    /// holding registers. Not modelled: analog channels, alarms, diagnostics, location names, writing of other settings than
    /// sample control, concentration and count mode.
    /// </summary>
    public sealed class MetOneEmulator : ModbusMap
    {
        /// <summary>The slave address it is shipped with here.</summary>
        public const int DefaultAddress = 1;

        private const int Channels = 4;
        private const int Control = 104;
        private const int Concentration = 143;
        private const int CountMode = 144;
        private const int End = 750;
        private const int LiveStart = 300;
        private const int RecordStart = 500;

        private static readonly RoomParameter[] s_sizes =
        {
            RoomParameter.ParticlesThirdMicrometre, RoomParameter.ParticlesHalfMicrometre, RoomParameter.ParticlesOneMicrometre, RoomParameter.ParticlesFiveMicrometres,
        };

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly MetOneSettings _settings;
        private readonly ushort[] _registers = new ushort[End];
        private readonly uint[] _counts = new uint[Channels];
        private long _startedNanoseconds;
        private string _serial = "";
        private bool _isHolding;

        /// <summary>Puts a counter into a room and switches it on.</summary>
        public MetOneEmulator(VirtualTimeline timeline, PlantClock clock, RoomModel room, PlantRandom random, MetOneSettings settings)
        {
            _timeline = timeline;
            _room = room;
            _random = random.Fork("counts");
            _settings = settings;
            Clock = new InstrumentClock(clock, random.Fork("clock"), settings.ClockOffsetLimitSeconds, settings.ClockDriftLimitPpm);
            WriteIdentity();
            SerialNumber = (int)(random.NextBits() % 1_000_000_000);
            _timer = timeline.CreateTimer(Elapsed);
            _timer.Set((long)(random.Uniform(0.1, 1) * settings.SampleSeconds * VirtualTimeline.NanosecondsPerSecond));
        }

        /// <summary>Flow of air, cubic feet a minute.</summary>
        public static double Flow => 1.0;

        /// <summary>Its own clock.</summary>
        public InstrumentClock Clock { get; }

        /// <summary>The serial number. Set it to model a counter that was swapped.</summary>
        public int SerialNumber
        {
            get { return int.Parse(_serial, System.Globalization.CultureInfo.InvariantCulture); }
            set { WriteText(25, 5, _serial = value.ToString("D9", System.Globalization.CultureInfo.InvariantCulture)); }
        }

        /// <summary>Status bits of samples to come.</summary>
        public uint Status { get; set; }

        /// <summary>Whether it samples.</summary>
        public bool IsRunning => _timer.IsSet;

        /// <summary>True end of the last sample in nanoseconds; <see cref="VirtualTimeline.Never"/> before the first.</summary>
        public long LastSampleEndNanoseconds { get; private set; } = VirtualTimeline.Never;

        /// <summary>Time of the last sample by its own clock.</summary>
        public uint LastSampleSeconds { get; private set; }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            int start = address + _settings.AddressBase;
            if (start + values.Length > End)
            {
                return IllegalAddress;
            }

            WriteTime(112, Clock.WholeSecondsAt(_timeline.NowNanoseconds));
            _registers[Control] = (ushort)(IsRunning ? 1 : 2);
            WriteRecord(LiveStart, Clock.WholeSecondsAt(_timeline.NowNanoseconds), LiveSeconds());
            _registers.AsSpan(start, values.Length).CopyTo(values);
            return Success;
        }

        /// <inheritdoc/>
        public override int WriteHolding(int address, ushort value)
        {
            int register = address + _settings.AddressBase;
            switch (register)
            {
                case Control when value is 1 or 2:
                    _timer.Cancel();
                    if (value == 1)
                    {
                        StartSample();
                    }

                    return Success;
                case Concentration when value <= 3:
                case CountMode when value <= 1:
                    _registers[register] = value;
                    StartSample();
                    return Success;
                default: return register is Control or Concentration or CountMode ? IllegalValue : IllegalAddress;
            }
        }

        private long LiveSeconds() => IsRunning && !_isHolding ? (_timeline.NowNanoseconds - _startedNanoseconds) / VirtualTimeline.NanosecondsPerSecond : 0;

        private void StartSample()
        {
            _isHolding = false;
            _startedNanoseconds = _timeline.NowNanoseconds;
            _timer.Set(_startedNanoseconds + _settings.SampleSeconds * VirtualTimeline.NanosecondsPerSecond);
        }

        private void Elapsed()
        {
            long now = _timeline.NowNanoseconds;
            bool wasSampling = !_isHolding;
            if (wasSampling && _settings.HoldSeconds > 0)
            {
                _isHolding = true;
                _timer.Set(now + _settings.HoldSeconds * VirtualTimeline.NanosecondsPerSecond);
            }
            else
            {
                StartSample();
            }

            if (wasSampling)
            {
                LastSampleEndNanoseconds = now;
                LastSampleSeconds = Clock.WholeSecondsAt(now);
                WriteRecord(RecordStart, LastSampleSeconds, _settings.SampleSeconds);
            }
        }

        private void WriteRecord(int start, uint seconds, long lengthSeconds)
        {
            long length = lengthSeconds * VirtualTimeline.NanosecondsPerSecond;
            WriteTime(start, seconds);
            _registers[start + 4] = (ushort)(lengthSeconds / 3_600);
            _registers[start + 5] = (ushort)((lengthSeconds / 60 % 60 << 8) | (lengthSeconds % 60));
            WriteLong(start + 9, Status);
            ParticleExposure.Count(_room, _random, s_sizes, _timeline.NowNanoseconds, length, ParticleExposure.CubicMetres(Flow, lengthSeconds), _counts);
            for (int i = 0; i < Channels; i++)
            {
                WriteLong(start + 11 + 2 * i, Counted(i));
            }
        }

        // In differential mode a channel has what is below the next size.
        private uint Counted(int channel) => _registers[CountMode] == 1 && channel + 1 < Channels ? _counts[channel] - _counts[channel + 1] : _counts[channel];

        private void WriteIdentity()
        {
            WriteText(0, 15, "Hach Company");
            WriteText(15, 10, "6015");
            _registers[34] = 2026;
            _registers[35] = (3 << 8) | 17;
            _registers[36] = 2027;
            _registers[37] = (3 << 8) | 17;
            _registers[38] = 214;
            _registers[39] = 100;
            string[] labels = { "0.3", "0.5", "1.0", "5.0" };
            for (int i = 0; i < Channels; i++)
            {
                WriteText(200 + 2 * i, 2, labels[i]);
            }

            _registers[600] = Channels;
        }

        private void WriteText(int address, int length, string text)
        {
            string padded = text.PadRight(2 * length, '\0');
            for (int i = 0; i < length; i++)
            {
                _registers[address + i] = (ushort)((padded[2 * i] << 8) | padded[2 * i + 1]);
            }
        }

        private void WriteTime(int address, uint seconds)
        {
            DateTime time = DateTime.UnixEpoch.AddSeconds(seconds);
            _registers[address] = (ushort)time.Year;
            _registers[address + 1] = (ushort)((time.Month << 8) | time.Day);
            _registers[address + 2] = (ushort)time.Hour;
            _registers[address + 3] = (ushort)((time.Minute << 8) | time.Second);
        }

        private void WriteLong(int address, uint value)
        {
            int high = _settings.IsLowWordFirst ? 1 : 0;
            _registers[address + high] = (ushort)(value >> 16);
            _registers[address + 1 - high] = (ushort)value;
        }
    }
}
