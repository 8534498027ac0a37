using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Vaisala HMP probe behind Modbus (sensors.md 2.3), function 3 and 43/14. Measures once a second by itself. A humidity that
    /// cannot be measured is a quiet NaN. Not modelled: response time, purge, writing of its configuration, derived quantities
    /// (quiet NaN, as for a model without them).
    /// </summary>
    public sealed class VaisalaHmpEmulator : ModbusMap
    {
        /// <summary>The factory's Modbus address.</summary>
        public const int Address = 240;

        /// <summary>Time between measurements.</summary>
        public const long PeriodNanoseconds = VirtualTimeline.NanosecondsPerSecond;

        private const int FloatsEnd = 0x40;
        private const int StatusStart = 0x200;
        private const int TestStart = 0x1F00;
        private const double TemperatureNoise = 0.01;
        private const double HumidityNoise = 0.05;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly float[] _floats = new float[FloatsEnd / 2];
        private readonly byte[] _test = new byte[14];

        /// <summary>Puts a probe into a room and powers it.</summary>
        public VaisalaHmpEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            SerialNumber = "T" + random.Below(10_000_000).ToString("D7");
            SecurityHash = (uint)random.NextBits();
            _timer = timeline.CreateTimer(Measure);
            BinaryPrimitives.WriteInt16BigEndian(_test, -12345);
            WriteFloat(_test.AsSpan(2), -123.45f);
            Encoding.ASCII.GetBytes("-123.45", _test.AsSpan(6));
            Array.Fill(_floats, float.NaN);
            Measure();
            _timer.Set(timeline.NowNanoseconds + (long)random.Uniform(0, PeriodNanoseconds));
        }

        /// <summary>The serial number. Set it to model a probe that was swapped.</summary>
        public string SerialNumber { get; set; }

        /// <summary>Date of calibration, yyyy-mm-dd, or empty.</summary>
        public string CalibrationDate { get; set; } = "2025-11-03";

        /// <summary>Changes with every setting and adjustment.</summary>
        public uint SecurityHash { get; set; }

        /// <summary>Active errors, as the probe's table has them; 0 for none.</summary>
        public uint ErrorCode { get; set; }

        /// <summary>Whether humidity can be measured.</summary>
        public bool IsHumidityAvailable { get; set; } = true;

        /// <summary>Shows the present values for ever, as the output lock of the HMP1 to HMP9 does.</summary>
        public bool IsLocked { get; set; }

        /// <summary>Sends floats with their high word first: a probe of a wrong make, or one behind a converter.</summary>
        public bool IsHighWordFirst { get; set; }

        /// <summary>Makes it show given values from now on until it measures again.</summary>
        public void Show(float humidityPercent, float temperatureCelsius)
        {
            _floats[0] = humidityPercent;
            _floats[1] = temperatureCelsius;
        }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (!TryRegister(address + i, out values[i]))
                {
                    return IllegalAddress;
                }
            }

            return Success;
        }

        /// <inheritdoc/>
        public override string? IdentificationObject(int objectId)
        {
            return objectId switch
            {
                0x00 => "Vaisala",
                0x01 => "HMP113",
                0x02 => "2.4.0",
                0x03 => "http://www.vaisala.com",
                0x04 => "Vaisala HUMICAP(R) Humidity and Temperature Probe HMP113",
                0x05 => "R00A0C1A0",
                0x80 => SerialNumber,
                0x81 => CalibrationDate,
                0x82 => "Vaisala/HEL",
                _ => null,
            };
        }

        private bool TryRegister(int address, out ushort value)
        {
            switch (address)
            {
                case < FloatsEnd: value = FloatWord(_floats[address / 2], address % 2); return true;
                case StatusStart: value = (ushort)(ErrorCode == 0 ? 1 : 0); return true;
                case StatusStart + 1: value = (ushort)(IsLocked ? 0 : 1); return true;
                case StatusStart + 3: value = (ushort)ErrorCode; return true;
                case StatusStart + 4: value = (ushort)(ErrorCode >> 16); return true;
                case StatusStart + 5: value = (ushort)SecurityHash; return true;
                case StatusStart + 6: value = (ushort)(SecurityHash >> 16); return true;
                case >= TestStart and < TestStart + 7: value = BinaryPrimitives.ReadUInt16BigEndian(_test.AsSpan(2 * (address - TestStart))); break;
                default: value = 0; return false;
            }

            if (IsHighWordFirst && address is TestStart + 1 or TestStart + 2)
            {
                value = FloatWord(-123.45f, address - TestStart - 1);
            }

            return true;
        }

        private ushort FloatWord(float value, int word)
        {
            uint bits = float.IsNaN(value) ? 0x7FC0_0000 : BitConverter.SingleToUInt32Bits(value);
            return (ushort)(word == 0 == IsHighWordFirst ? bits >> 16 : bits);
        }

        private static void WriteFloat(Span<byte> target, float value)
        {
            uint bits = BitConverter.SingleToUInt32Bits(value);
            BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)bits);
            BinaryPrimitives.WriteUInt16BigEndian(target.Slice(2), (ushort)(bits >> 16));
        }

        private void Measure()
        {
            long now = _timeline.NowNanoseconds;
            _timer.Set(now + PeriodNanoseconds);
            if (!IsLocked)
            {
                double humidity = _room.At(RoomParameter.RelativeHumidity, now) + _random.Gaussian(HumidityNoise);
                Show(IsHumidityAvailable ? (float)humidity : float.NaN, (float)(_room.At(RoomParameter.Temperature, now) + _random.Gaussian(TemperatureNoise)));
            }
        }
    }
}
