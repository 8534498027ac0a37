namespace Chronoseal.Plant
{
    /// <summary>Commands and conversion of the SFA30 (sensors.md 4.3), from the part's side.</summary>
    public static class Sfa30Codec
    {
        /// <summary>Start continuous measurement.</summary>
        public const ushort Start = 0x0006;

        /// <summary>Stop it.</summary>
        public const ushort Stop = 0x0104;

        /// <summary>Read the newest values.</summary>
        public const ushort ReadValues = 0x0327;

        /// <summary>Read the device marking.</summary>
        public const ushort ReadMarking = 0xD060;

        /// <summary>Reset.</summary>
        public const ushort Reset = 0xD304;

        /// <summary>What a word says before there is a value.</summary>
        public const ushort NotReady = 0x7FFF;

        /// <summary>Characters of the marking, padded with zeros.</summary>
        public const int MarkingCharacters = 32;

        /// <summary>The word for formaldehyde: five a part per billion, signed.</summary>
        public static ushort FormaldehydeWord(double partsPerBillion)
        {
            return ToWord(partsPerBillion * 5);
        }

        /// <summary>The word for relative humidity: a hundred a percent, signed.</summary>
        public static ushort HumidityWord(double percent)
        {
            return ToWord(percent * 100);
        }

        /// <summary>The word for temperature: two hundred a degree, signed.</summary>
        public static ushort TemperatureWord(double celsius)
        {
            return ToWord(celsius * 200);
        }

        /// <summary>Writes three words, each with its checksum.</summary>
        public static void WriteValues(Span<byte> reply, ushort formaldehyde, ushort humidity, ushort temperature)
        {
            SensirionWord.Write(reply, formaldehyde);
            SensirionWord.Write(reply.Slice(SensirionWord.Bytes), humidity);
            SensirionWord.Write(reply.Slice(2 * SensirionWord.Bytes), temperature);
        }

        private static ushort ToWord(double value)
        {
            return unchecked((ushort)(short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue - 1));
        }
    }
}
