namespace Chronoseal.Plant
{
    /// <summary>
    /// A PMS Airnet II particle counter with two channels (sensors.md 3.5): samples by itself after power-on into a queue; shows
    /// the oldest sample, or zeros, with the data available coil. Any write of a holding register stops the sampling. Registers
    /// that are not in the map are an address exception, spare ones read 0. Not modelled: digital outputs, analog channels,
    /// repeat count, functions 15, 22 and 23. The place of the channel sizes is this emulator's own: the manual's was not found.
    /// </summary>
    public sealed class AirnetEmulator : ModbusMap
    {
        /// <summary>PDU address of the first channel's size in nanometres.</summary>
        public const int ChannelSizeAddress = 30;

        private const int Channels = 2;
        private const int DataStart = 211;
        private const int DataEnd = 228 + 2 * Channels;
        private const int ConfigurationEnd = 60;
        private const int HoldingEnd = 5;
        private const int CoilEnd = 37;
        private const int FlowTenthsCfm = 10;
        private const double FlowCubicFeetPerMinute = 1.0;

        private static readonly RoomParameter[] s_sizes = { RoomParameter.ParticlesHalfMicrometre, RoomParameter.ParticlesFiveMicrometres };
        private static readonly uint[] s_nanometres = { 500, 5_000 };

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly AirnetSettings _settings;
        private readonly Queue<AirnetSample> _queue = new Queue<AirnetSample>();
        private readonly bool[] _coils = new bool[CoilEnd];
        private bool _isHolding;

        /// <summary>Puts a counter into a room and switches it on.</summary>
        public AirnetEmulator(VirtualTimeline timeline, PlantClock clock, RoomModel room, PlantRandom random, AirnetSettings settings)
        {
            _timeline = timeline;
            _room = room;
            _random = random.Fork("counts");
            _settings = settings;
            Clock = new InstrumentClock(clock, random.Fork("clock"), settings.ClockOffsetLimitSeconds, settings.ClockDriftLimitPpm);
            _timer = timeline.CreateTimer(Elapsed);
            _timer.Set((long)(random.Uniform(0.1, 1) * settings.SampleSeconds * VirtualTimeline.NanosecondsPerSecond));
        }

        /// <summary>Flow of air, cubic feet a minute.</summary>
        public static double Flow => FlowCubicFeetPerMinute;

        /// <summary>Its own clock.</summary>
        public InstrumentClock Clock { get; }

        /// <summary>Whether sample time, flow and volume are floats.</summary>
        public bool IsFloatMode { get; set; }

        /// <summary>Status bits of samples to come.</summary>
        public uint PacketStatus { get; set; }

        /// <summary>Leaves the sample in the queue that it is told to take out, and says that it did.</summary>
        public bool IgnoresTakingOut { get; set; }

        /// <summary>Samples in the queue.</summary>
        public int QueueCount => _queue.Count;

        /// <summary>Whether it samples.</summary>
        public bool IsSampling => _timer.IsSet;

        /// <summary>True end of the last sample in nanoseconds; <see cref="VirtualTimeline.Never"/> before the first.</summary>
        public long LastSampleEndNanoseconds { get; private set; } = VirtualTimeline.Never;

        /// <summary>Time of the last sample by its own clock.</summary>
        public uint LastSampleSeconds { get; private set; }

        /// <summary>Starts or stops the sampling, as coil 1 does.</summary>
        public void SetSampling(bool isOn)
        {
            if (!isOn)
            {
                _timer.Cancel();
            }
            else if (!_timer.IsSet)
            {
                _isHolding = false;
                _timer.Set(_timeline.NowNanoseconds + _settings.SampleSeconds * VirtualTimeline.NanosecondsPerSecond);
            }
        }

        /// <inheritdoc/>
        public override int ReadCoils(int address, Span<bool> values)
        {
            if (address + values.Length > CoilEnd)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = CoilAt(address + i);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int WriteCoil(int address, bool value)
        {
            switch (address)
            {
                case 0: SetSampling(value); return Success;
                case 1 when value: return IllegalValue;
                case 1 when IgnoresTakingOut: return Success;
                case 1: _queue.TryDequeue(out _); return Success;
                case 2 when value: _queue.Clear(); return Success;
                case 7: IsFloatMode = value; return Success;
                case < CoilEnd: _coils[address] = value; return Success;
                default: return IllegalAddress;
            }
        }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            if (address + values.Length > HoldingEnd)
            {
                return IllegalAddress;
            }

            uint now = Clock.WholeSecondsAt(_timeline.NowNanoseconds);
            ushort[] all = { (ushort)(now >> 16), (ushort)now, (ushort)_settings.SampleSeconds, (ushort)_settings.HoldSeconds, 0 };
            all.AsSpan(address, values.Length).CopyTo(values);
            return Success;
        }

        /// <inheritdoc/>
        public override int WriteHolding(int address, ushort value)
        {
            SetSampling(false);
            return address < HoldingEnd ? Success : IllegalAddress;
        }

        /// <inheritdoc/>
        public override int WriteMultiple(int address, ReadOnlySpan<ushort> values)
        {
            SetSampling(false);
            return address + values.Length <= HoldingEnd ? Success : IllegalAddress;
        }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            bool isConfiguration = address + values.Length <= ConfigurationEnd;
            if (!isConfiguration && (address < DataStart || address + values.Length > DataEnd))
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                values[i] = isConfiguration ? ConfigurationAt(address + i) : DataAt(address + i);
            }

            return Success;
        }

        private static ushort Half(uint value, int index) => (ushort)(index == 0 ? value >> 16 : value);

        private static ushort ConfigurationAt(int address)
        {
            const string Name = "AIRNET II 510\0";
            switch (address)
            {
                case 0: return 100;
                case 1: return 112;
                case >= 2 and < 2 + 7: return (ushort)((Name[2 * (address - 2)] << 8) | Name[2 * (address - 2) + 1]);
                case >= ChannelSizeAddress and < ChannelSizeAddress + 2 * Channels:
                    return Half(s_nanometres[(address - ChannelSizeAddress) / 2], (address - ChannelSizeAddress) % 2);
                default: return 0;
            }
        }

        private bool CoilAt(int index)
        {
            switch (index)
            {
                case 0: return IsSampling;
                case 1: return _queue.Count > 0;
                case 7: return IsFloatMode;
                default: return _coils[index];
            }
        }

        private ushort DataAt(int address)
        {
            if (address < 213)
            {
                uint status = 0;
                for (int i = 0; i < 32; i++)
                {
                    status |= CoilAt(i) ? 1u << i : 0;
                }

                return Half(status, address - 211);
            }

            if (address == 213)
            {
                return (ushort)(IsSampling ? 1 : 0);
            }

            return address == 214 ? (ushort)_queue.Count : _queue.TryPeek(out AirnetSample? sample) ? SampleAt(sample, address) : (ushort)0;
        }

        private ushort SampleAt(AirnetSample sample, int address)
        {
            int half = (address - 215) % 2;
            switch (address)
            {
                case 215 or 216: return Half(sample.TimestampSeconds, half);
                case 217 or 218: return Half(Scaled(sample.SampleHundredths, 100), half);
                case 219 or 220: return Half(sample.Status, half);
                case 221 or 222: return Half(Scaled(FlowTenthsCfm, 10), half);
                case 223 or 224: return Half(Scaled(sample.SampleHundredths * FlowTenthsCfm / 6_000, 10), half);
                case 226: return Channels;
                case >= 228 and < DataEnd: return Half(sample.Counts[(address - 228) / 2], address % 2);
                default: return 0;
            }
        }

        private uint Scaled(uint value, int scale) => IsFloatMode ? BitConverter.SingleToUInt32Bits((float)value / scale) : value;

        private void Elapsed()
        {
            long now = _timeline.NowNanoseconds;
            bool wasSampling = !_isHolding;
            _isHolding = wasSampling && _settings.HoldSeconds > 0;
            _timer.Set(now + (_isHolding ? _settings.HoldSeconds : _settings.SampleSeconds) * VirtualTimeline.NanosecondsPerSecond);
            if (!wasSampling)
            {
                return;
            }

            long length = _settings.SampleSeconds * VirtualTimeline.NanosecondsPerSecond;
            var counts = new uint[Channels];
            ParticleExposure.Count(_room, _random, s_sizes, now, length, ParticleExposure.CubicMetres(Flow, _settings.SampleSeconds), counts);
            LastSampleEndNanoseconds = now;
            LastSampleSeconds = Clock.WholeSecondsAt(now);
            if (_queue.Count == _settings.QueueLimit)
            {
                _queue.Dequeue();
            }

            _queue.Enqueue(new AirnetSample(LastSampleSeconds, (uint)_settings.SampleSeconds * 100, PacketStatus, counts));
        }
    }
}
