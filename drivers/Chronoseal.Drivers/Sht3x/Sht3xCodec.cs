using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>
    /// Bytes of the SHT3x and SHT85: commands, waits and conversion formulas. Data sheet SHT3x-DIS, sections 4.3 to 4.13; the
    /// commands and waits agree with the maker's own drivers. Touches no bus.
    /// </summary>
    public static class Sht3xCodec
    {
        /// <summary>Fetch the newest values of periodic mode (section 4.6); not acknowledged on reading when there are none.</summary>
        public const int Fetch = 0xE000;

        /// <summary>End periodic mode (section 4.8).</summary>
        public const int Stop = 0x3093;

        /// <summary>Heater off (section 4.10).</summary>
        public const int HeaterOff = 0x3066;

        /// <summary>Read the status word (section 4.11).</summary>
        public const int ReadStatus = 0xF32D;

        /// <summary>Clear the flags of the status word (section 4.11).</summary>
        public const int ClearStatus = 0x3041;

        /// <summary>Read the serial number.</summary>
        public const int ReadSerialNumber = 0x3780;

        /// <summary>Length of the replies to a measurement and to <see cref="ReadSerialNumber"/>.</summary>
        public const int ReplyLength = 2 * SensirionWords.BytesPerWord;

        /// <summary>Length of the status reply.</summary>
        public const int StatusLength = SensirionWords.BytesPerWord;

        /// <summary>Least time between two commands (table 4, note on the idle time), which short commands need at most.</summary>
        public const int CommandMicroseconds = 1000;

        /// <summary>Status bit 13: the heater is on (table 17).</summary>
        public const int StatusHeater = 0x2000;

        /// <summary>Status bit 4: the part was reset, or lost its supply, since the flags were cleared (table 17).</summary>
        public const int StatusReset = 0x0010;

        // By rate, then by repeatability (tables 8 and 9).
        private static readonly int[] s_measure =
        {
            0x2400, 0x240B, 0x2416,
            0x2032, 0x2024, 0x202F,
            0x2130, 0x2126, 0x212D,
            0x2236, 0x2220, 0x222B,
            0x2334, 0x2322, 0x2329,
            0x2737, 0x2721, 0x272A,
        };

        private static readonly int[] s_periodMicroseconds = { 0, 2000000, 1000000, 500000, 250000, 100000 };
        private static readonly int[] s_conversionMicroseconds = { 15500, 6500, 4500 };
        private static readonly int[] s_measureMicroseconds = { 16000, 7000, 5000 };

        /// <summary>The command that measures once (without clock stretching), or starts periodic mode.</summary>
        public static int MeasureCommand(Sht3xRate rate, Sht3xRepeatability repeatability)
        {
            return s_measure[(int)rate * 3 + (int)repeatability];
        }

        /// <summary>Time between two measurements of periodic mode; 0 on request.</summary>
        public static int PeriodMicroseconds(Sht3xRate rate)
        {
            return s_periodMicroseconds[(int)rate];
        }

        /// <summary>Longest conversion (table 4).</summary>
        public static int ConversionMicroseconds(Sht3xRepeatability repeatability)
        {
            return s_conversionMicroseconds[(int)repeatability];
        }

        /// <summary>Wait for a single measurement, as the maker's own driver has it.</summary>
        public static int MeasureMicroseconds(Sht3xRepeatability repeatability)
        {
            return s_measureMicroseconds[(int)repeatability];
        }

        /// <summary>Decodes the status word.</summary>
        public static Outcome DecodeStatus(byte[] reply, out int status)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 1);
            status = outcome == Outcome.Ok ? BigEndian.ReadUInt16(reply, 0) : 0;
            return outcome;
        }

        /// <summary>RH = 100 x ticks / 65535, in thousandths of a percent, rounded (section 4.13). Range 0 to 100,000.</summary>
        public static int HumidityMilliPercent(int ticks)
        {
            return (int)IntegerMath.DivideRounded(100000L * ticks, 65535);
        }
    }
}
