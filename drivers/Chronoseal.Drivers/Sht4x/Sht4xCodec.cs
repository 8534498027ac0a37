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

        /// <summary>RH = -6 + 125 x ticks / 65535, in thousandths of a percent, rounded, not clamped. Range -6,000 to 119,000.</summary>
        public static int HumidityMilliPercent(int ticks)
        {
            return (int)IntegerMath.DivideRounded(125000L * ticks, 65535) - 6000;
        }
    }
}
