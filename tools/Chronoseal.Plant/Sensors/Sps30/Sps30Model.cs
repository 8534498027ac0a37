using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SPS30 behind its interfaces (sensors.md 3.1, data sheet version 2.0): idle after power-on, a new value about
    /// every second while it measures, the mean of the second before; low values while fan and averaging start up; no new values
    /// while the fan is cleaned. Not modelled: automatic fan cleaning, the part's own averaging, coincidence, temperature.
    /// </summary>
    public sealed class Sps30Model
    {
        /// <summary>The second that a value is the mean of, in nanoseconds.</summary>
        public const long ExposureNanoseconds = 1_000_000_000;

        /// <summary>How long values are too low after a start, in nanoseconds.</summary>
        public const long StartUpNanoseconds = 8_000_000_000;

        /// <summary>How long a fan cleaning lasts, in nanoseconds.</summary>
        public const long CleaningNanoseconds = 10_000_000_000;

        /// <summary>Output format: floats.</summary>
        public const byte Floats = 0x03;

        /// <summary>Output format: 16-bit integers.</summary>
        public const byte Integers = 0x05;

        /// <summary>Status bit: fan failure.</summary>
        public const uint FanFailure = 1u << 4;

        /// <summary>Status bit: laser failure.</summary>
        public const uint LaserFailure = 1u << 5;

        /// <summary>Status bit: fan speed out of range.</summary>
        public const uint FanSpeed = 1u << 21;

        private const int Values = Sps30Air.Count + 1;
        private const long InterfaceAwakeNanoseconds = 100_000_000;
        private const double RelativeNoise = 0.03;
        private const double PerCubicCentimetre = 1e-6;
        private const float TypicalSizeMicrometres = 0.58f;
        private const float StuckSizeMicrometres = 1.63f;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly long _intervalNanoseconds;
        private readonly float[] _values = new float[Values];
        private long _startedNanoseconds = VirtualTimeline.Never;
        private long _cleaningNanoseconds = VirtualTimeline.Never;
        private long _interfaceAwakeUntilNanoseconds;
        private long _drawn;
        private long _read;
        private byte _format;
        private bool _isAsleep;

        /// <summary>Puts a part into a room.</summary>
        public Sps30Model(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            SerialNumber = random.NextBits().ToString("X16");

            // Table 1: 1 +-0.04 s.
            _intervalNanoseconds = (long)random.Uniform(0.96e9, 1.04e9);
        }

        /// <summary>The serial number, at most 31 ASCII characters. Set it to model a part that was swapped.</summary>
        public string SerialNumber { get; set; }

        /// <summary>Firmware, major and minor version.</summary>
        public Version Firmware { get; set; } = new Version(2, 2);

        /// <summary>The status register. Set bits of it to model a worn part.</summary>
        public uint Status { get; set; }

        /// <summary>The interval of automatic fan cleaning, in seconds.</summary>
        public uint CleaningIntervalSeconds { get; set; } = 604_800;

        /// <summary>Gives zeros and a typical size of exactly 1.63 um for ever, as failed parts do, and says nothing of it.</summary>
        public bool IsStuck { get; set; }

        /// <summary>True between start and stop.</summary>
        public bool IsMeasuring => _startedNanoseconds != VirtualTimeline.Never;

        /// <summary>True between sleep and wake-up.</summary>
        public bool IsAsleep => _isAsleep;

        /// <summary>Bytes of a reading in the format that was started.</summary>
        public int ReadingBytes => (_format == Integers ? 2 : 4) * Values;

        /// <summary>True if there is a value that was not read yet.</summary>
        public bool HasNewValue => Newest() > _read;

        /// <summary>True if there is a value at all.</summary>
        public bool HasValue => Newest() > 0;

        /// <summary>Takes the supply away for a moment.</summary>
        public void BrownOut()
        {
            _startedNanoseconds = VirtualTimeline.Never;
            _cleaningNanoseconds = VirtualTimeline.Never;
            _isAsleep = false;
            Status = 0;
        }

        /// <summary>Something moves on the line of a part: false if its interface sleeps. It is awake for 100 ms then.</summary>
        public bool Hears()
        {
            if (!_isAsleep || _timeline.NowNanoseconds < _interfaceAwakeUntilNanoseconds)
            {
                return true;
            }

            _interfaceAwakeUntilNanoseconds = _timeline.NowNanoseconds + InterfaceAwakeNanoseconds;
            return false;
        }

        /// <summary>Starts measuring; false if the part is not idle.</summary>
        public bool Start(byte format)
        {
            if (IsMeasuring || _isAsleep)
            {
                return false;
            }

            _format = format;
            _startedNanoseconds = _timeline.NowNanoseconds;
            _cleaningNanoseconds = VirtualTimeline.Never;
            _drawn = 0;
            _read = 0;
            return true;
        }

        /// <summary>Stops measuring; false if the part does not measure.</summary>
        public bool Stop()
        {
            bool wasMeasuring = IsMeasuring;
            _startedNanoseconds = VirtualTimeline.Never;
            return wasMeasuring;
        }

        /// <summary>Goes to sleep; false if the part is not idle.</summary>
        public bool Sleep()
        {
            bool isIdle = !IsMeasuring && !_isAsleep;
            _isAsleep |= isIdle;
            _interfaceAwakeUntilNanoseconds = 0;
            return isIdle;
        }

        /// <summary>Wakes up; false if the part is awake.</summary>
        public bool Wake()
        {
            bool wasAsleep = _isAsleep;
            _isAsleep = false;
            return wasAsleep;
        }

        /// <summary>Starts a fan cleaning; false if the part does not measure.</summary>
        public bool CleanFan()
        {
            _cleaningNanoseconds = IsMeasuring ? _timeline.NowNanoseconds : VirtualTimeline.Never;
            return IsMeasuring;
        }

        /// <summary>The newest reading as big-endian words of the format, without checksums.</summary>
        public void Read(Span<byte> reading)
        {
            _read = Newest();
            if (_drawn != _read)
            {
                _drawn = _read;
                Draw(_startedNanoseconds + _drawn * _intervalNanoseconds);
            }

            for (int i = 0; i < Values; i++)
            {
                float value = IsStuck ? (i == Sps30Air.Count ? StuckSizeMicrometres : 0) : _values[i];
                if (_format == Floats)
                {
                    BinaryPrimitives.WriteSingleBigEndian(reading.Slice(4 * i), value);
                }
                else
                {
                    double scaled = i == Sps30Air.Count ? value * 1_000.0 : value;
                    BinaryPrimitives.WriteUInt16BigEndian(reading.Slice(2 * i), (ushort)Math.Clamp(Math.Round(scaled), 0, ushort.MaxValue));
                }
            }
        }

        // Values have numbers from 1 on; one that would come during a cleaning does not.
        private long Newest()
        {
            if (!IsMeasuring)
            {
                return 0;
            }

            long until = _timeline.NowNanoseconds;
            if (until >= _cleaningNanoseconds && until < _cleaningNanoseconds + CleaningNanoseconds)
            {
                until = _cleaningNanoseconds;
            }

            return (until - _startedNanoseconds) / _intervalNanoseconds;
        }

        private void Draw(long endNanoseconds)
        {
            double startUp = Math.Min(1, (double)(endNanoseconds - _startedNanoseconds) / StartUpNanoseconds);
            double total = 0;
            for (int i = 0; i < Sps30Air.Count; i++)
            {
                double value = startUp * Sps30Air.Mean(_room, i, endNanoseconds, ExposureNanoseconds) * (1 + _random.Gaussian(RelativeNoise));
                _values[i] = (float)Math.Max(0, i < Sps30Air.Masses ? value : value * PerCubicCentimetre);
                total += _values[i];
            }

            _values[Sps30Air.Count] = total > 0 ? TypicalSizeMicrometres : 0;
        }
    }
}
