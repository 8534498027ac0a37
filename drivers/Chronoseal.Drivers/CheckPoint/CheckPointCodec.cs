using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>Meaning of the CheckPoint's registers. Touches no bus.</summary>
    public static class CheckPointCodec
    {
        /// <summary>Power of ten of <see cref="DecodeToc"/>'s result in ppm: hundredths of a ppt.</summary>
        public const int TocExponent = -8;

        /// <summary>The most that is taken for a TOC: ten times the instrument's range, which ends at 1,000 ppb.</summary>
        public const long LargestMantissa = 1000000000;

        private const int FloatDecimals = 5;

        /// <summary>
        /// TOC in units of 10^<see cref="TocExponent"/> ppm, whatever unit the instrument is set to.
        /// </summary>
        /// <param name="bits">The float's 32 bits.</param>
        /// <param name="unit">Register 3302: 1 ppt, 2 ppb, 3 ppm.</param>
        /// <param name="mantissa">The result; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.WrongReply"/> for another unit, <see cref="Outcome.OutOfRange"/> for a float that is no number or no TOC.</returns>
        public static Outcome DecodeToc(uint bits, int unit, out long mantissa)
        {
            mantissa = 0;
            if (unit < CheckPointMap.UnitPpt || unit > CheckPointMap.UnitPpm)
            {
                return Outcome.WrongReply;
            }

            // value is in 10^-5 of the unit: 10^-11, 10^-8 or 10^-5 ppm.
            Outcome outcome = Ieee754.ToDecimal(bits, FloatDecimals, out long value);
            long largest = unit == CheckPointMap.UnitPpt ? LargestMantissa * 1000 : unit == CheckPointMap.UnitPpb ? LargestMantissa : LargestMantissa / 1000;
            if (outcome != Outcome.Ok || value > largest || value < -largest)
            {
                return outcome == Outcome.Ok ? Outcome.OutOfRange : outcome;
            }

            switch (unit)
            {
                case CheckPointMap.UnitPpt:
                    mantissa = IntegerMath.DivideRounded(value, 1000);
                    break;
                case CheckPointMap.UnitPpb:
                    mantissa = value;
                    break;
                default:
                    mantissa = value * 1000;
                    break;
            }

            return Outcome.Ok;
        }

        /// <summary>The reading time of a reply of <see cref="CheckPointMap.ReadingTimeLength"/> registers, Unix seconds.</summary>
        public static Outcome DecodeReadingTime(ModbusMaster reply, out long unixSeconds)
        {
            return CivilTime.ToUnixSeconds(
                reply.Register(0), reply.Register(1), reply.Register(2), reply.Register(3), reply.Register(4), reply.Register(5), out unixSeconds);
        }

        /// <summary>The discrete inputs of a reply in bits of <see cref="SampleStatus"/>.</summary>
        public static int DecodeStatus(ModbusMaster reply)
        {
            int bits = 0;
            bits |= reply.Bit(1) ? SampleStatus.InstrumentError : 0;
            bits |= reply.Bit(2) ? SampleStatus.InstrumentWarning : 0;
            bits |= reply.Bit(4) || reply.Bit(5) ? SampleStatus.ThresholdHigh : 0;
            return bits;
        }
    }
}
