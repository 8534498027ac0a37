using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>
    /// Bytes of the SGP40 and SGP41: commands, waits and compensation. Data sheets SGP40 and SGP41, section 4; the commands agree
    /// with the maker's own drivers. Touches no bus.
    /// </summary>
    public static class Sgp4xCodec
    {
        /// <summary>The parts' only address.</summary>
        public const int Address = 0x59;

        /// <summary>SGP41: heat the pixel for nitrogen oxides as it has to be after a start; goes on until another command.</summary>
        public const int Condition = 0x2612;

        /// <summary>SGP41: measure both raw signals.</summary>
        public const int MeasureBoth = 0x2619;

        /// <summary>SGP40: measure its raw signal.</summary>
        public const int MeasureOne = 0x260F;

        /// <summary>Built-in test.</summary>
        public const int SelfTest = 0x280E;

        /// <summary>Heater off, idle; ends conditioning.</summary>
        public const int HeaterOff = 0x3615;

        /// <summary>Read the serial number.</summary>
        public const int ReadSerialNumber = 0x3682;

        /// <summary>Read the feature set.</summary>
        public const int ReadFeatures = 0x202F;

        /// <summary>Wait for a measurement of an SGP41, or for the reply to <see cref="Condition"/>.</summary>
        public const int MeasureBothMicroseconds = 50000;

        /// <summary>Wait for a measurement of an SGP40.</summary>
        public const int MeasureOneMicroseconds = 30000;

        /// <summary>Wait for the built-in test, both parts: 250 ms, as some have it, are too short.</summary>
        public const int SelfTestMicroseconds = 320000;

        /// <summary>Wait after the other commands.</summary>
        public const int CommandMicroseconds = 1000;

        /// <summary>The data sheet's limit of 10 s on conditioning, less half a second for the time that a bus and a late task take.</summary>
        public const int LongestConditioningMicroseconds = 9500000;

        /// <summary>Humidity argument for "not compensated": 50 %RH.</summary>
        public const int DefaultHumidityTicks = 0x8000;

        /// <summary>Temperature argument for "not compensated": 25 degrees.</summary>
        public const int DefaultTemperatureTicks = 0x6666;

        /// <summary>Length of the serial number's reply.</summary>
        public const int SerialLength = 3 * SensirionWords.BytesPerWord;

        private const int FeatureMask = 0x1FF;
        private const int FeaturesOfSgp40 = 0x020;
        private const int FeaturesOfSgp41 = 0x040;
        private const int SelfTestGood = 0xD4;
        private const int SelfTestPixels = 0x03;

        /// <summary>Decodes a reply of one word.</summary>
        public static Outcome DecodeWord(byte[] reply, out int word)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 1);
            word = outcome == Outcome.Ok ? BigEndian.ReadUInt16(reply, 0) : 0;
            return outcome;
        }

        /// <summary>Decodes raw signals.</summary>
        /// <param name="reply">One word, or two; overwritten.</param>
        /// <param name="words">1 for an SGP40, 2 for an SGP41.</param>
        /// <param name="organicTicks">Signal for volatile organic compounds.</param>
        /// <param name="nitrogenTicks">Signal for nitrogen oxides; 0 for an SGP40.</param>
        public static Outcome DecodeSignals(byte[] reply, int words, out int organicTicks, out int nitrogenTicks)
        {
            organicTicks = 0;
            nitrogenTicks = 0;
            Outcome outcome = SensirionWords.Unpack(reply, words);
            if (outcome == Outcome.Ok)
            {
                organicTicks = BigEndian.ReadUInt16(reply, 0);
                nitrogenTicks = words > 1 ? BigEndian.ReadUInt16(reply, 2) : 0;
            }

            return outcome;
        }

        /// <summary>Decodes a serial number: 48 bits, as 12 hexadecimal digits.</summary>
        public static Outcome DecodeSerialNumber(byte[] reply, out string serialNumber)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 3);
            serialNumber = outcome != Outcome.Ok
                ? ""
                : BigEndian.ReadUInt16(reply, 0).ToString("X4") + BigEndian.ReadUInt16(reply, 2).ToString("X4") + BigEndian.ReadUInt16(reply, 4).ToString("X4");
            return outcome;
        }

        /// <summary>Whether a feature set is that of a model; the upper bits are the maker's own.</summary>
        public static bool IsModel(int features, Sgp4xModel model)
        {
            return (features & FeatureMask) == (model == Sgp4xModel.Sgp41 ? FeaturesOfSgp41 : FeaturesOfSgp40);
        }

        /// <summary>
        /// Whether a built-in test found nothing wrong. An SGP40 says D4 in the upper byte and anything in the lower one; an SGP41
        /// says anything in the upper byte, and a bit for each pixel that failed in the lower one.
        /// </summary>
        public static bool IsSelfTestGood(int word, Sgp4xModel model)
        {
            return model == Sgp4xModel.Sgp41 ? (word & SelfTestPixels) == 0 : word >> 8 == SelfTestGood;
        }

        /// <summary>The argument for a humidity: ticks = RH x 65535 / 100, rounded; 0 to 100,000 thousandths of a percent.</summary>
        public static int HumidityTicks(int milliPercent)
        {
            return (int)IntegerMath.DivideRounded(milliPercent * 65535L, 100000);
        }

        /// <summary>The argument for a temperature: ticks = (T + 45) x 65535 / 175, rounded; -45,000 to 130,000 millidegrees.</summary>
        public static int TemperatureTicks(int milliCelsius)
        {
            return (int)IntegerMath.DivideRounded((milliCelsius + 45000) * 65535L, 175000);
        }
    }
}
