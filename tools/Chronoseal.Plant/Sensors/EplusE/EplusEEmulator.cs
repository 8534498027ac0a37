using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// An E+E transmitter behind Modbus (sensors.md 2.4), functions 3 and 4: the EE210's map or the EE072's. Floats low word first,
    /// copies in hundredths. The serial number and the name are refused unless all of their registers are read at once. Measures
    /// once a second by itself. Not modelled: derived quantities beyond the ones here (0), writing of its configuration.
    /// </summary>
    public sealed class EplusEEmulator : ModbusMap
    {
        /// <summary>Time between measurements.</summary>
        public const long PeriodNanoseconds = VirtualTimeline.NanosecondsPerSecond;

        private const int NameStart = 0x09;
        private const int FirmwareAddress = 0x08;
        private const int TextRegisters = 8;
        private const double TemperatureNoise = 0.01;
        private const double HumidityNoise = 0.05;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly bool _isEe072;
        private double _temperature;
        private double _humidity;

        /// <summary>Puts a transmitter into a room and powers it.</summary>
        /// <param name="timeline">True time.</param>
        /// <param name="room">What it measures.</param>
        /// <param name="random">Noise, phase and serial number.</param>
        /// <param name="isEe072">The EE072's map; otherwise the EE210's.</param>
        public EplusEEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random, bool isEe072)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _isEe072 = isEe072;
            SerialNumber = "2512" + random.Below(100_000_000).ToString("D8");
            _timer = timeline.CreateTimer(Measure);
            Measure();
            _timer.Set(timeline.NowNanoseconds + (long)random.Uniform(0, PeriodNanoseconds));
        }

        /// <summary>The serial number, at most 16 characters. Set it to model a transmitter that was swapped.</summary>
        public string SerialNumber { get; set; }

        /// <summary>Sends floats with their high word first.</summary>
        public bool IsHighWordFirst { get; set; }

        /// <summary>Measures anew after every request: the copies that a master compares are then of different measurements.</summary>
        public bool IsRestless { get; set; }

        /// <summary>Makes it show given values until it measures again.</summary>
        public void Show(double humidityPercent, double temperatureCelsius)
        {
            _humidity = humidityPercent;
            _temperature = temperatureCelsius;
        }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            return Read(address, values);
        }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            return Read(address, values);
        }

        private int Read(int address, Span<ushort> values)
        {
            if (address <= NameStart)
            {
                return ReadText(address, values);
            }

            for (int i = 0; i < values.Length; i++)
            {
                if (!TryValue(address + i, out values[i]))
                {
                    return IllegalAddress;
                }
            }

            if (IsRestless)
            {
                Show(_humidity + 0.5, _temperature + 0.5);
            }

            return Success;
        }

        private int ReadText(int address, Span<ushort> values)
        {
            if (address == FirmwareAddress && values.Length == 1)
            {
                values[0] = 0x0107;
                return Success;
            }

            if ((address != 0 && address != NameStart) || values.Length != TextRegisters)
            {
                return IllegalAddress;
            }

            Span<byte> text = stackalloc byte[2 * TextRegisters];
            text.Clear();
            Encoding.ASCII.GetBytes(address == 0 ? SerialNumber : _isEe072 ? "EE072" : "EE210", text);
            for (int i = 0; i < TextRegisters; i++)
            {
                values[i] = (ushort)((text[2 * i] << 8) | text[2 * i + 1]);
            }

            return Success;
        }

        private bool TryValue(int address, out ushort value)
        {
            return _isEe072 ? TryEe072(address, out value) : TryEe210(address, out value);
        }

        private bool TryEe210(int address, out ushort value)
        {
            value = 0;
            switch (address)
            {
                case 0x19 or 0x1A: value = Word(_temperature, address - 0x19); return true;
                case 0x1B or 0x1C: value = Word(_humidity, address - 0x1B); return true;
                case 0x12C: value = Hundredths(_temperature); return true;
                case 0x12D: value = Hundredths(_humidity); return true;
                default: return address is >= 0x1D and <= 0x2A or >= 0x12E and <= 0x134;
            }
        }

        // Between its values the EE072's map has holes, which cannot be read over.
        private bool TryEe072(int address, out ushort value)
        {
            value = 0;
            switch (address)
            {
                case 0x3EA or 0x3EB: value = Word(_temperature, address - 0x3EA); return true;
                case 0x3EC or 0x3ED: value = Word(32 + 1.8 * _temperature, address - 0x3EC); return true;
                case 0x3F0 or 0x3F1: value = Word(273.15 + _temperature, address - 0x3F0); return true;
                case 0x3FC or 0x3FD: value = Word(_humidity, address - 0x3FC); return true;
                case 0xFA1: value = Hundredths(_temperature); return true;
                case 0xFAA: value = Hundredths(_humidity); return true;
                case 0x1388 or 0x1389: value = Word(1013.25, address - 0x1388); return true;
                default: return false;
            }
        }

        private ushort Word(double value, int word)
        {
            uint bits = BitConverter.SingleToUInt32Bits((float)value);
            return (ushort)(word == 0 == IsHighWordFirst ? bits >> 16 : bits);
        }

        private static ushort Hundredths(double value)
        {
            return (ushort)(short)Math.Round(value * 100);
        }

        private void Measure()
        {
            long now = _timeline.NowNanoseconds;
            _timer.Set(now + PeriodNanoseconds);
            Show(
                _room.At(RoomParameter.RelativeHumidity, now) + _random.Gaussian(HumidityNoise),
                _room.At(RoomParameter.Temperature, now) + _random.Gaussian(TemperatureNoise));
        }
    }
}
