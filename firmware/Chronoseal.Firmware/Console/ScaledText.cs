namespace Chronoseal.Firmware.Console
{
    /// <summary>Values of mantissa and power of ten in decimal digits, all of them: a trailing zero says how fine a value is.</summary>
    internal static class ScaledText
    {
        private const int SmallestExponent = -18;

        /// <summary>The value; with a power of ten outside -18 to 0 as <c>mantissa e exponent</c>.</summary>
        internal static string Format(long mantissa, int exponent)
        {
            if (exponent == 0)
            {
                return mantissa.ToString();
            }

            if (exponent > 0 || exponent < SmallestExponent || mantissa == long.MinValue)
            {
                return mantissa.ToString() + "e" + exponent.ToString();
            }

            string digits = (mantissa < 0 ? -mantissa : mantissa).ToString();
            while (digits.Length <= -exponent)
            {
                digits = "0" + digits;
            }

            int point = digits.Length + exponent;
            return (mantissa < 0 ? "-" : "") + digits.Substring(0, point) + "." + digits.Substring(point);
        }
    }
}
