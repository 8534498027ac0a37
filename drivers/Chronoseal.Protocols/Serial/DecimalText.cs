using Chronoseal.Hal;

namespace Chronoseal.Protocols.Serial
{
    /// <summary>
    /// Numbers that instruments write as text, read strictly and without floating point: nothing but an optional sign, digits, and
    /// a point between digits; no leading zero but one before the point. What a lost or doubled character makes of them is
    /// refused wherever it can be told.
    /// </summary>
    public static class DecimalText
    {
        /// <summary>The most digits before the point, and after it.</summary>
        public const int MaximumDigits = 8;

        /// <summary>Reads a number as mantissa x 10^-decimals, with the decimals that are written.</summary>
        /// <returns><see cref="Outcome.WrongReply"/> for anything that is no such number; both results are then 0.</returns>
        public static Outcome Parse(byte[] buffer, int offset, int length, out long mantissa, out int decimals)
        {
            mantissa = 0;
            decimals = 0;
            int end = offset + length;
            bool isNegative = length > 0 && buffer[offset] == '-';
            int start = isNegative || (length > 0 && buffer[offset] == '+') ? offset + 1 : offset;
            int point = start;
            while (point < end && buffer[point] != '.')
            {
                point++;
            }

            long whole = Digits(buffer, start, point - start);
            bool hasLeadingZero = point - start > 1 && buffer[start] == '0';
            int written = point < end ? end - point - 1 : 0;
            long fraction = point < end ? Digits(buffer, point + 1, written) : 0;
            if (whole < 0 || fraction < 0 || hasLeadingZero)
            {
                return Outcome.WrongReply;
            }

            decimals = written;
            mantissa = whole * PowerOfTen(written) + fraction;
            mantissa = isNegative ? -mantissa : mantissa;
            return Outcome.Ok;
        }

        /// <summary>The value of a run of 1 to <see cref="MaximumDigits"/> decimal digits; -1 for anything else.</summary>
        public static long Digits(byte[] buffer, int offset, int length)
        {
            if (length < 1 || length > MaximumDigits)
            {
                return -1;
            }

            long value = 0;
            for (int i = 0; i < length; i++)
            {
                int digit = buffer[offset + i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                value = value * 10 + digit;
            }

            return value;
        }

        /// <summary>Ten to the power of 0 to 18.</summary>
        public static long PowerOfTen(int exponent)
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
