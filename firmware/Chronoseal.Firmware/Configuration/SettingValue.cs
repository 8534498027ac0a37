namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What values of settings may look like. Nothing here keeps or shows a value.</summary>
    internal static class SettingValue
    {
        private const int MaximumDigits = 10;
        private const int MaximumNodeNameLength = 32;
        private const int MaximumHostLength = 128;

        /// <summary>A whole number of decimal digits within limits.</summary>
        internal static bool TryNumber(string value, long minimum, long maximum, out long number)
        {
            number = 0;
            if (value.Length == 0 || value.Length > MaximumDigits)
            {
                return false;
            }

            for (int i = 0; i < value.Length; i++)
            {
                if (!IsDigit(value[i]))
                {
                    return false;
                }

                number = number * 10 + (value[i] - '0');
            }

            return number >= minimum && number <= maximum;
        }

        /// <summary>The same for 32 bits.</summary>
        internal static bool TryNumber(string value, int minimum, int maximum, out int number)
        {
            bool isNumber = TryNumber(value, (long)minimum, maximum, out long wide);
            number = isNumber ? (int)wide : 0;
            return isNumber;
        }

        /// <summary>A text of limited length; empty stands for null.</summary>
        internal static bool TryOptional(string value, int maximumLength, out string text)
        {
            bool fits = value.Length <= maximumLength;
            text = fits && value.Length > 0 ? value : null;
            return fits;
        }

        /// <summary>Whether a text can be the name of a node.</summary>
        internal static bool IsNodeName(string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                if (!IsLower(value[i]) && !IsDigit(value[i]) && value[i] != '-')
                {
                    return false;
                }
            }

            return value.Length > 0 && value.Length <= MaximumNodeNameLength;
        }

        /// <summary>Whether a text can be a host name or an IPv4 address.</summary>
        internal static bool IsHost(string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                if (!IsLower(c) && !IsDigit(c) && !(c >= 'A' && c <= 'Z') && c != '-' && c != '.')
                {
                    return false;
                }
            }

            return value.Length > 0 && value.Length <= MaximumHostLength;
        }

        private static bool IsLower(char c)
        {
            return c >= 'a' && c <= 'z';
        }

        private static bool IsDigit(char c)
        {
            return c >= '0' && c <= '9';
        }
    }
}
