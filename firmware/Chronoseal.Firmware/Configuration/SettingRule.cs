namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Says in words what values of a setting may be, as <see cref="SettingValue"/> takes them.</summary>
    internal static class SettingRule
    {
        private const string HostCharacters = " characters of a-z, A-Z, 0-9, dot and hyphen";

        internal static string Of(SettingSpec spec)
        {
            return "must be " + Wanted(spec);
        }

        private static string Wanted(SettingSpec spec)
        {
            switch (spec.Kind)
            {
                case SettingKind.Version: return Schema.Version.ToString() + ": this firmware knows no other version of the settings";
                case SettingKind.Flag: return "0 or 1";
                case SettingKind.Whole: return "a whole number, " + Range(spec);
                case SettingKind.Decimal: return "a number, " + SettingValue.Decimal(spec.Minimum) + " to " + SettingValue.Decimal(spec.Maximum) + ", with at most 6 decimals";
                case SettingKind.Choice: return Words(spec.Choices, " or ");
                case SettingKind.Host: return "1 to " + spec.Maximum.ToString() + HostCharacters + OrEmpty(spec, " for none");
                case SettingKind.Broker: return "host:port, or host alone for port 1883; host is 1 to " + spec.Maximum.ToString() + HostCharacters + ", port 1 to 65535";
                case SettingKind.NodeName: return "1 to " + spec.Maximum.ToString() + " characters of a-z, 0-9 and hyphen, or empty to use the EUI-64";
                case SettingKind.Period: return "a divisor or multiple of 1000000, " + Range(spec);
                case SettingKind.Date: return "a date such as 2026-11-30, or empty for none";
                case SettingKind.List: return "one or more of " + Words(spec.Choices, " and ") + " with commas between them";
                case SettingKind.Sizes: return Range(spec) + " sizes with commas between them, each 1 to 16 characters, such as 0.5 um,1.0 um,5.0 um";
                default: return "at most " + spec.Maximum.ToString() + " printable characters without a blank at either end" + OrEmpty(spec, " for none");
            }
        }

        private static string Range(SettingSpec spec)
        {
            return spec.Minimum.ToString() + " to " + spec.Maximum.ToString();
        }

        private static string OrEmpty(SettingSpec spec, string meaning)
        {
            return spec.Minimum == 0 ? ", or empty" + meaning : "";
        }

        private static string Words(string[] words, string last)
        {
            string text = words[0];
            for (int i = 1; i < words.Length; i++)
            {
                text += (i == words.Length - 1 ? last : ", ") + words[i];
            }

            return text;
        }
    }
}
