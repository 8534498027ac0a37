namespace Chronoseal.Protocols.Numbers
{
    /// <summary>
    /// Functions of double-precision numbers, made of operators alone: the platform's Math is single precision. For a maker's
    /// algorithm that is defined in floating point, and for nothing else; readings stay integers.
    /// </summary>
    public static class RealMath
    {
        private const double Log2OfE = 1.4426950408889634;

        // ln 2 in two parts: a multiple of the first by any exponent in use is exact.
        private const double Ln2High = 0.693147180369123816490;
        private const double Ln2Low = 1.90821492927058770002e-10;

        // Beyond this the result is 0 or more than any use of it here can take.
        private const double ExponentLimit = 700;
        private const int TaylorTerms = 14;
        private const int NewtonSteps = 6;

        /// <summary>e to the power of a number, to a relative 1e-14; the argument is held within -700 to 700.</summary>
        public static double Exp(double x)
        {
            x = x > ExponentLimit ? ExponentLimit : x < -ExponentLimit ? -ExponentLimit : x;
            double scaled = x * Log2OfE;
            int exponent = (int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
            double rest = x - exponent * Ln2High - exponent * Ln2Low;
            double sum = 1;
            for (int i = TaylorTerms; i > 0; i--)
            {
                sum = 1 + sum * rest / i;
            }

            return exponent < 0 ? sum / PowerOfTwo(-exponent) : sum * PowerOfTwo(exponent);
        }

        /// <summary>A square root, to a relative 1e-15; 0 for arguments up to 0 and for what is no number, infinite for what is.</summary>
        public static double Sqrt(double x)
        {
            // For the platform's interpreter, what is no number is above every number.
            if (double.IsNaN(x) || x <= 0)
            {
                return 0;
            }

            if (x > double.MaxValue)
            {
                return x;
            }

            double scale = 1;
            while (x >= 4)
            {
                x /= 4;
                scale *= 2;
            }

            while (x < 1)
            {
                x *= 4;
                scale /= 2;
            }

            double root = (1 + x) / 2;
            for (int i = 0; i < NewtonSteps; i++)
            {
                root = (root + x / root) / 2;
            }

            return root * scale;
        }

        /// <summary>The magnitude of a number.</summary>
        public static double Absolute(double x)
        {
            return x < 0 ? -x : x;
        }

        private static double PowerOfTwo(int exponent)
        {
            double power = 1;
            for (double factor = 2; exponent > 0; exponent >>= 1)
            {
                if ((exponent & 1) != 0)
                {
                    power *= factor;
                }

                factor *= factor;
            }

            return power;
        }
    }
}
