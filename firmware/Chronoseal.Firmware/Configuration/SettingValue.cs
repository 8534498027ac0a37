using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// What values of settings may look like, and the one form of each value that is kept, so that the same configuration always has the
    /// same text and hash. Nothing here keeps or shows a value.
    /// </summary>
    internal static class SettingValue
    {
        private const int MaximumDigits = 10;
        private const int MaximumWholeDigits = 6;
        private const int Decimals = 6;
        private const int MaximumPort = 65535;
        private const int MaximumSizeLength = 16;
        private const string DefaultPort = "1883";
        private const long Million = 1000000;

        /// <summary>Brings a value into its normal form; false if the setting cannot have it.</summary>
        internal static bool TryNormalise(SettingSpec spec, string value, out string normal)
        {
            normal = value;
            switch (spec.Kind)
            {
                case SettingKind.Version:
                case SettingKind.Whole: return TryWhole(spec, value, out normal);
                case SettingKind.Flag: return value == "0" || value == "1";
                case SettingKind.Decimal: return TryDecimal(spec, value, out normal);
                case SettingKind.Choice: return IndexOf(spec.Choices, value) >= 0;
                case SettingKind.Host: return IsHost(value, spec.Minimum, spec.Maximum);
                case SettingKind.Broker: return TryBroker(spec, value, out normal);
                case SettingKind.NodeName: return value.Length <= spec.Maximum && HasOnly(value, "-", false);
                case SettingKind.Period: return TryPeriod(spec, value, out normal);
                case SettingKind.Date: return value.Length == 0 || IsDate(value);
                case SettingKind.List: return TryList(spec, value, out normal);
                case SettingKind.Sizes: return TrySizes(spec, value, out normal);
                default: return value.Length >= spec.Minimum && value.Length <= spec.Maximum && IsPlain(value);
            }
        }

        /// <summary>The number of a value that was normalised: a whole one.</summary>
        internal static long Whole(string normal)
        {
            TryDigits(normal, out long number);
            return number;
        }

        /// <summary>The millionths of a value that was normalised: a decimal one.</summary>
        internal static long Millionths(string normal)
        {
            TryMillionths(normal, out long millionths);
            return millionths;
        }

        /// <summary>Millionths as a decimal number without needless digits.</summary>
        internal static string Decimal(long millionths)
        {
            long size = millionths < 0 ? -millionths : millionths;
            string text = (millionths < 0 ? "-" : "") + (size / Million).ToString();
            string decimals = (size % Million + Million).ToString();
            int length = decimals.Length;
            while (decimals[length - 1] == '0')
            {
                length--;
            }

            return length > 1 ? text + "." + decimals.Substring(1, length - 1) : text;
        }

        private static bool TryWhole(SettingSpec spec, string value, out string normal)
        {
            bool isNumber = TryDigits(value, out long number);
            normal = number.ToString();
            return isNumber && number >= spec.Minimum && number <= spec.Maximum;
        }

        private static bool TryPeriod(SettingSpec spec, string value, out string normal)
        {
            bool isInRange = TryWhole(spec, value, out normal);
            long period = isInRange ? Whole(normal) : 1;
            return isInRange && (Million % period == 0 || period % Million == 0);
        }

        private static bool TryDecimal(SettingSpec spec, string value, out string normal)
        {
            bool isNumber = TryMillionths(value, out long millionths);
            normal = Decimal(millionths);
            return isNumber && millionths >= spec.Minimum && millionths <= spec.Maximum;
        }

        private static bool TryMillionths(string value, out long millionths)
        {
            millionths = 0;
            bool isNegative = value.Length > 0 && value[0] == '-';
            string size = isNegative ? value.Substring(1) : value;
            int point = size.IndexOf('.');
            string whole = point < 0 ? size : size.Substring(0, point);
            string decimals = point < 0 ? "0" : size.Substring(point + 1);
            if (whole.Length > MaximumWholeDigits || decimals.Length > Decimals || !TryDigits(whole, out long high) || !TryDigits(decimals, out long low))
            {
                return false;
            }

            for (int i = decimals.Length; i < Decimals; i++)
            {
                low *= 10;
            }

            millionths = high * Million + low;
            millionths = isNegative ? -millionths : millionths;
            return true;
        }

        private static bool TryDigits(string value, out long number)
        {
            number = 0;
            bool isNumber = value.Length > 0 && value.Length <= MaximumDigits;
            for (int i = 0; i < value.Length && isNumber; i++)
            {
                isNumber = value[i] >= '0' && value[i] <= '9';
                number = isNumber ? number * 10 + (value[i] - '0') : 0;
            }

            return isNumber;
        }

        private static bool TryBroker(SettingSpec spec, string value, out string normal)
        {
            int colon = value.IndexOf(':');
            string host = colon < 0 ? value : value.Substring(0, colon);
            string port = colon < 0 ? DefaultPort : value.Substring(colon + 1);
            bool isPort = TryDigits(port, out long number) && number > 0 && number <= MaximumPort;
            normal = value.Length == 0 ? "" : host + ":" + number.ToString();
            return value.Length == 0 || (isPort && IsHost(host, 1, spec.Maximum));
        }

        private static bool IsHost(string value, long minimum, long maximum)
        {
            return value.Length >= minimum && value.Length <= maximum && HasOnly(value, "-.", true);
        }

        private static bool HasOnly(string value, string others, bool takesCapitals)
        {
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                bool isGood = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (takesCapitals && c >= 'A' && c <= 'Z') || others.IndexOf(c) >= 0;
                if (!isGood)
                {
                    return false;
                }
            }

            return true;
        }

        // A blank at an end would not survive the way through a text.
        private static bool IsPlain(string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                bool isEnd = i == 0 || i == value.Length - 1;
                if (value[i] < 0x20 || value[i] > 0x7E || (isEnd && value[i] == ' '))
                {
                    return false;
                }
            }

            return true;
        }

        // YYYY-MM-DD.
        private static bool IsDate(string value)
        {
            if (value.Length != 10 || value[4] != '-' || value[7] != '-'
                || !TryDigits(value.Substring(0, 4), out long year) || !TryDigits(value.Substring(5, 2), out long month) || !TryDigits(value.Substring(8, 2), out long day))
            {
                return false;
            }

            return CivilTime.ToUnixSeconds((int)year, (int)month, (int)day, 0, 0, 0, out _) == Outcome.Ok;
        }

        private static bool TryList(SettingSpec spec, string value, out string normal)
        {
            normal = "";
            string[] items = value.Split(',');
            var isNamed = new bool[spec.Choices.Length];
            for (int i = 0; i < items.Length; i++)
            {
                int choice = IndexOf(spec.Choices, items[i].Trim());
                if (choice < 0 || isNamed[choice])
                {
                    return false;
                }

                isNamed[choice] = true;
            }

            for (int i = 0; i < isNamed.Length; i++)
            {
                normal += !isNamed[i] ? "" : (normal.Length > 0 ? "," : "") + spec.Choices[i];
            }

            return true;
        }

        private static bool TrySizes(SettingSpec spec, string value, out string normal)
        {
            normal = "";
            string[] sizes = value.Split(',');
            for (int i = 0; i < sizes.Length; i++)
            {
                string size = sizes[i].Trim();
                if (size.Length == 0 || size.Length > MaximumSizeLength || !IsPlain(size))
                {
                    return false;
                }

                normal += i == 0 ? size : "," + size;
            }

            return sizes.Length >= spec.Minimum && sizes.Length <= spec.Maximum;
        }

        private static int IndexOf(string[] words, string word)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
