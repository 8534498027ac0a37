using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sht4x
{
    /// <summary>Bytes of the SHT4x: commands and conversion formulas. Data sheet SHT4x, sections 4.5 and 4.6. Touches no bus.</summary>
    public static class Sht4xCodec
    {
        /// <summary>Measure temperature and humidity with high precision (table 8).</summary>
        public const byte MeasureHighPrecision = 0xFD;

        /// <summary>Read the serial number.</summary>
        public const byte ReadSerialNumber = 0x89;

        /// <summary>Soft reset.</summary>
        public const byte SoftReset = 0x94;

        /// <summary>Length of the replies to a measurement and to <see cref="ReadSerialNumber"/>.</summary>
        public const int ReplyLength = 2 * SensirionWords.BytesPerWord;

        /// <summary>Longest conversion at high precision (table 5).</summary>
        public const int ConversionMicroseconds = 8300;

        /// <summary>Wait for a measurement, as the maker's own driver has it.</summary>
        public const int MeasureMicroseconds = 10000;

        /// <summary>Wait after <see cref="ReadSerialNumber"/> and <see cref="SoftReset"/>, as the maker's own driver has it.</summary>
        public const int CommandMicroseconds = 10000;

        /// <summary>Decodes a measurement.</summary>
        /// <param name="reply"><see cref="ReplyLength"/> bytes; overwritten.</param>
        /// <param name="temperatureTicks">Raw temperature word.</param>
        /// <param name="humidityTicks">Raw humidity word.</param>
        public static Outcome DecodeMeasurement(byte[] reply, out int temperatureTicks, out int humidityTicks)
        {
            temperatureTicks = 0;
            humidityTicks = 0;
            Outcome outcome = SensirionWords.Unpack(reply, 2);
            if (outcome == Outcome.Ok)
            {
                temperatureTicks = BigEndian.ReadUInt16(reply, 0);
                humidityTicks = BigEndian.ReadUInt16(reply, 2);
            }

            return outcome;
        }

        /// <summary>Decodes a serial number, 32 bits.</summary>
        public static Outcome DecodeSerialNumber(byte[] reply, out uint serialNumber)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 2);
            serialNumber = outcome == Outcome.Ok ? BigEndian.ReadUInt32(reply, 0) : 0;
            return outcome;
        }

        /// <summary>T = -45 + 175 x ticks / 65535, in millidegrees Celsius, rounded. Range -45,000 to 130,000.</summary>
        public static int TemperatureMilliCelsius(int ticks)
        {
            return (int)IntegerMath.DivideRounded(175000L * ticks, 65535) - 45000;
        }

        /// <summary>RH = -6 + 125 x ticks / 65535, in thousandths of a percent, rounded, not clamped. Range -6,000 to 119,000.</summary>
        public static int HumidityMilliPercent(int ticks)
        {
            return (int)IntegerMath.DivideRounded(125000L * ticks, 65535) - 6000;
        }
    }
}
