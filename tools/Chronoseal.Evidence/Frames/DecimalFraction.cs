using System.Globalization;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>An exact decimal number: mantissa times ten to the exponent (RFC 8949, 3.4.4).</summary>
    /// <param name="Mantissa">-2^64 to 2^64-1.</param>
    /// <param name="Exponent">-9 to 0 in frames.</param>
    public readonly record struct DecimalFraction(Int128 Mantissa, int Exponent)
    {
        /// <summary>The number with a point and as many places as the exponent states, zeros kept, such as -0.0350 for (-350, -4).</summary>
        public override string ToString()
        {
            bool isNegative = Mantissa < 0;
            string digits = (isNegative ? -Mantissa : Mantissa).ToString(CultureInfo.InvariantCulture);
            if (Exponent >= 0)
            {
                digits += new string('0', Mantissa == 0 ? 0 : Exponent);
            }
            else
            {
                digits = digits.PadLeft(1 - Exponent, '0').Insert(Math.Max(digits.Length, 1 - Exponent) + Exponent, ".");
            }

            return isNegative ? "-" + digits : digits;
        }

        /// <summary>A number of seconds in whole microseconds, what is finer cut off; null beyond the times of a calendar.</summary>
        public long? ToMicroseconds()
        {
            Int128 microseconds = Mantissa;
            for (int exponent = Exponent; exponent > FrameLimits.TimeExponent; exponent--)
            {
                microseconds *= 10;
            }

            for (int exponent = Exponent; exponent < FrameLimits.TimeExponent; exponent++)
            {
                microseconds /= 10;
            }

            return Int128.Abs(microseconds) <= FrameLimits.LargestTimeMicroseconds ? (long)microseconds : null;
        }

        /// <summary>The same digits with the point moved: times ten to the power, exactly.</summary>
        public DecimalFraction Shift(int powerOfTen) => new(Mantissa, Exponent + powerOfTen);
    }
}
