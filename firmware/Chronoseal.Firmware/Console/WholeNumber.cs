namespace Chronoseal.Firmware.Console
{
    /// <summary>Whole numbers as a technician types them.</summary>
    internal static class WholeNumber
    {
        private const int LongestDigits = 7;

        /// <summary>Reads decimal digits, zeros before them as they come. False for anything else, and outside of the range.</summary>
        internal static bool TryReadDecimal(string word, int least, int most, out int value)
        {
            bool isGood = true;
            value = 0;
            for (int i = 0; isGood && i < word.Length; i++)
            {
                int digit = word[i] - '0';
                isGood = digit >= 0 && digit <= 9 && value * 10 + digit <= most;
                value = value * 10 + digit;
            }

            return isGood && word.Length > 0 && value >= least;
        }

        /// <summary>Reads decimal digits, or hexadecimal ones behind 0x. False for anything else, and outside of the range.</summary>
        internal static bool TryRead(string word, int least, int most, out int value)
        {
            bool isHexadecimal = word.Length > 2 && word[0] == '0' && (word[1] == 'x' || word[1] == 'X');
            int start = isHexadecimal ? 2 : 0;
            int radix = isHexadecimal ? 16 : 10;
            bool isGood = word.Length > start && word.Length <= start + LongestDigits;
            value = 0;
            for (int i = start; isGood && i < word.Length; i++)
            {
                int digit = Protocols.Numbers.Hexadecimal.Digit(word[i]);
                isGood = digit >= 0 && digit < radix;
                value = value * radix + digit;
            }

            return isGood && value >= least && value <= most;
        }
    }
}
