using Chronoseal.Hal;

namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Single-precision floats of instruments as decimal fractions, without floating-point arithmetic (IEEE 754-2019, 3.4).</summary>
    public static class Ieee754
    {
        private const int FractionBits = 23;
        private const int ExponentBias = 127;

        /// <summary>The largest number of decimals that <see cref="ToDecimal"/> takes.</summary>
        public const int MaximumDecimals = 6;

        /// <summary>
        /// The value of a float times 10^<paramref name="decimals"/>, rounded half away from zero.
        /// </summary>
        /// <param name="bits">The 32 bits of the float.</param>
        /// <param name="decimals">0 to <see cref="MaximumDecimals"/>.</param>
        /// <param name="mantissa">The decimal mantissa; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for NaN, infinities and magnitudes from 2^30 on.</returns>
        public static Outcome ToDecimal(uint bits, int decimals, out long mantissa)
        {
            mantissa = 0;
            int biased = (int)(bits >> FractionBits) & 0xFF;
            if (biased >= ExponentBias + 30 || decimals < 0 || decimals > MaximumDecimals)
            {
                return Outcome.OutOfRange;
            }

            long significand = bits & 0x7FFFFF;
            if (biased == 0)
            {
                biased = 1;
            }
            else
            {
                significand |= 0x800000;
            }

            long scaled = significand * PowerOfTen(decimals);
            int shift = ExponentBias + FractionBits - biased;
            long magnitude = ShiftRounded(scaled, shift);
            mantissa = (bits & 0x80000000) != 0 ? -magnitude : magnitude;
            return Outcome.Ok;
        }

        // At most 24 + 20 bits come in; a left shift is by 6 at most because of the range check above.
        private static long ShiftRounded(long value, int rightShift)
        {
            if (rightShift <= 0)
            {
                return value << -rightShift;
            }

            if (rightShift > 46)
            {
                return 0;
            }

            return (value + (1L << (rightShift - 1))) >> rightShift;
        }

        private static long PowerOfTen(int exponent)
        {
            long power = 1;
            for (int i = 0; i < exponent; i++)
            {
                power *= 10;
            }

            return power;
        }
    }
}
