namespace Chronoseal.Plant
{
    /// <summary>Commands and conversion of the SHT4x (sensors.md 2.1), from the part's side.</summary>
    public static class Sht4xCodec
    {
        /// <summary>Measure with high precision.</summary>
        public const byte MeasureHigh = 0xFD;

        /// <summary>Measure with medium precision.</summary>
        public const byte MeasureMedium = 0xF6;

        /// <summary>Measure with low precision.</summary>
        public const byte MeasureLow = 0xE0;

        /// <summary>Read the serial number.</summary>
        public const byte ReadSerial = 0x89;

        /// <summary>Soft reset.</summary>
        public const byte Reset = 0x94;

        /// <summary>Bytes of every reply: two words.</summary>
        public const int ReplyBytes = 2 * SensirionWord.Bytes;

        private const double FullScale = 65_535;

        /// <summary>The word for a temperature: T = -45 + 175 S / 65535.</summary>
        public static ushort TemperatureWord(double celsius)
        {
            return ToWord((celsius + 45) / 175);
        }

        /// <summary>The word for a relative humidity: RH = -6 + 125 S / 65535.</summary>
        public static ushort HumidityWord(double percent)
        {
            return ToWord((percent + 6) / 125);
        }

        /// <summary>Writes two words, each with its checksum.</summary>
        public static void WriteReply(Span<byte> reply, ushort first, ushort second)
        {
            SensirionWord.Write(reply, first);
            SensirionWord.Write(reply.Slice(SensirionWord.Bytes), second);
        }

        private static ushort ToWord(double fraction)
        {
            return (ushort)Math.Clamp(Math.Round(fraction * FullScale), 0, FullScale);
        }
    }
}
