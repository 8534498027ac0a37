namespace Chronoseal.Plant
{
    /// <summary>Addresses and number format of the Sievers CheckPoint (sensors.md 5.1), from the instrument's side.</summary>
    public static class CheckPointCodec
    {
        /// <summary>First discrete input: new data, error, warning, standby, alarm 1, alarm 2.</summary>
        public const int Flags = 1000;

        /// <summary>How many of them.</summary>
        public const int FlagCount = 6;

        /// <summary>Coil that starts it; the next one stops it.</summary>
        public const int RunCoil = 2000;

        /// <summary>Input: family, model, serial.</summary>
        public const int Identity = 3010;

        /// <summary>Input: year, month, day, hour, minute, second of the reading.</summary>
        public const int ReadingTime = 3100;

        /// <summary>Input: error type, then its time in the same form.</summary>
        public const int Error = 3200;

        /// <summary>Input: TOC as a float, low word first, then the units.</summary>
        public const int Toc = 3300;

        /// <summary>Input: trend as a float, then units per hour.</summary>
        public const int Trend = 3400;

        /// <summary>One word of a float; word 0 is the low one.</summary>
        public static ushort FloatWord(float value, int word)
        {
            uint bits = BitConverter.SingleToUInt32Bits(value);
            return (ushort)(word == 0 ? bits : bits >> 16);
        }
    }
}
