namespace Chronoseal.Protocols.Numbers
{
    /// <summary>
    /// Arithmetic on 64-bit integers that the platform's Math would send through single-precision floats.
    /// </summary>
    public static class IntegerMath
    {
        /// <summary>The integer part of a square root; 0 for negative values.</summary>
        public static long SquareRoot(long value)
        {
            if (value <= 0)
            {
                return 0;
            }

            long root = 0;
            long bit = 1L << 62;
            while (bit > value)
            {
                bit >>= 2;
            }

            while (bit != 0)
            {
                if (value >= root + bit)
                {
                    value -= root + bit;
                    root = (root >> 1) + bit;
                }
                else
                {
                    root >>= 1;
                }

                bit >>= 2;
            }

            return root;
        }

        /// <summary>A quotient rounded half away from zero.</summary>
        /// <param name="dividend">Any value of magnitude below 2^62.</param>
        /// <param name="divisor">Above zero, below 2^62.</param>
        public static long DivideRounded(long dividend, long divisor)
        {
            long half = divisor / 2;
            return dividend >= 0 ? (dividend + half) / divisor : -((half - dividend) / divisor);
        }

        /// <summary>
        /// a x b / c without overflow in between, truncated; for a quotient and a remainder times b within 63 bits.
        /// </summary>
        public static long MultiplyDivide(long a, long b, long c)
        {
            return a / c * b + a % c * b / c;
        }

        /// <summary>The smaller value.</summary>
        public static long Minimum(long a, long b)
        {
            return a < b ? a : b;
        }

        /// <summary>The larger value.</summary>
        public static long Maximum(long a, long b)
        {
            return a > b ? a : b;
        }

        /// <summary>The magnitude of a value.</summary>
        public static long Absolute(long value)
        {
            return value < 0 ? -value : value;
        }
    }
}
