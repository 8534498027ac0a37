using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sdp8xx
{
    /// <summary>
    /// Bytes of the SDP8xx and SDP3x: commands, waits and scaling. Data sheet SDP8xx-Digital, section 5; the commands and waits
    /// agree with the maker's own drivers. Touches no bus.
    /// </summary>
    public static class Sdp8xxCodec
    {
        /// <summary>Measure continuously, temperature compensated for differential pressure, average till read (table 9).</summary>
        public const int StartAveraging = 0x3615;

        /// <summary>The same without average: the newest value, every 0.5 ms.</summary>
        public const int StartPlain = 0x361E;

        /// <summary>End continuous measurement.</summary>
        public const int Stop = 0x3FF9;

        /// <summary>First half of the request for product number and serial number.</summary>
        public const int PrepareProductIdentifier = 0x367C;

        /// <summary>Second half; the reply follows.</summary>
        public const int ReadProductIdentifier = 0xE102;

        /// <summary>Wait after <see cref="Stop"/>: 0.5 ms by the data sheet, doubled for counters of 1 ms steps.</summary>
        public const int StopMicroseconds = 1000;

        /// <summary>Wait after a start, as the maker's own driver has it; the first value is there after 8 ms.</summary>
        public const int StartMicroseconds = 10000;

        /// <summary>How often the part has a new value, and the least time between two reads.</summary>
        public const int UpdateMicroseconds = 500;

        /// <summary>
        /// Up to this time since the last read the average is the arithmetic mean; beyond, the part goes on with exponential
        /// smoothing (factor 0.05 an update), which forgets what was longer ago.
        /// </summary>
        public const int MeanMicroseconds = 25000;

        /// <summary>
        /// The even window that the smoothing is worth: its weights have the mean age (1 - 0.05) / 0.05 = 19 updates, 9.5 ms, and
        /// an even window of 19 ms has the same.
        /// </summary>
        public const int SmoothingMicroseconds = 19000;

        /// <summary>A hundred updates beyond the mean: by then less than a hundredth of it is left in the smoothed value.</summary>
        public const int SettledMicroseconds = MeanMicroseconds + 50000;

        /// <summary>Length of a measurement: differential pressure, temperature, scale.</summary>
        public const int MeasurementLength = 3 * SensirionWords.BytesPerWord;

        /// <summary>Length of the product identifier: two words of product number, four of serial number.</summary>
        public const int ProductLength = 6 * SensirionWords.BytesPerWord;

        /// <summary>The largest magnitude within the calibrated range: 500 Pa x 60 and 125 Pa x 240.</summary>
        public const int FullScale = 30000;

        /// <summary>Decodes a measurement. All three checksums count, also that of the temperature, which is not given out.</summary>
        /// <param name="reply"><see cref="MeasurementLength"/> bytes; overwritten.</param>
        /// <param name="pressure">Differential pressure in steps.</param>
        /// <param name="stepsPerPascal">Steps of a pascal, above zero: 60 in a 500 Pa part, 240 in a 125 Pa part.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a scale of zero or below.</returns>
        public static Outcome DecodeMeasurement(byte[] reply, out int pressure, out int stepsPerPascal)
        {
            pressure = 0;
            stepsPerPascal = 0;
            Outcome outcome = SensirionWords.Unpack(reply, 3);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int scale = BigEndian.ReadInt16(reply, 4);
            if (scale <= 0)
            {
                return Outcome.OutOfRange;
            }

            pressure = BigEndian.ReadInt16(reply, 0);
            stepsPerPascal = scale;
            return Outcome.Ok;
        }

        /// <summary>Decodes the product identifier.</summary>
        /// <param name="reply"><see cref="ProductLength"/> bytes; overwritten.</param>
        /// <param name="product">Product number; its last byte is the revision.</param>
        /// <param name="serialHigh">Upper half of the serial number.</param>
        /// <param name="serialLow">Lower half.</param>
        public static Outcome DecodeProduct(byte[] reply, out uint product, out uint serialHigh, out uint serialLow)
        {
            Outcome outcome = SensirionWords.Unpack(reply, 6);
            bool isGood = outcome == Outcome.Ok;
            product = isGood ? BigEndian.ReadUInt32(reply, 0) : 0;
            serialHigh = isGood ? BigEndian.ReadUInt32(reply, 4) : 0;
            serialLow = isGood ? BigEndian.ReadUInt32(reply, 8) : 0;
            return outcome;
        }

        /// <summary>Differential pressure in ten-thousandths of a pascal, rounded.</summary>
        public static long TenthMilliPascals(int pressure, int stepsPerPascal)
        {
            return IntegerMath.DivideRounded(pressure * 10000L, stepsPerPascal);
        }

        /// <summary>The name of a product number, whatever its revision; empty if it is not known.</summary>
        public static string ModelName(uint product)
        {
            switch (product >> 8)
            {
                case 0x030201: return "SDP800-500";
                case 0x03020A: return "SDP810-500";
                case 0x030204: return "SDP801-500";
                case 0x03020D: return "SDP811-500";
                case 0x030202: return "SDP800-125";
                case 0x03020B: return "SDP810-125";
                case 0x030101: return "SDP31";
                case 0x030102: return "SDP32";
                default: return "";
            }
        }
    }
}
