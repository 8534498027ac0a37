using Chronoseal.Cli.Clock;

namespace Chronoseal.Cli.Provision
{
    /// <summary>The words of --cal: SENSOR:cert=ID,date=YYYY-MM-DD,due=YYYY-MM-DD.</summary>
    internal static class CalibrationWords
    {
        private const string Form = "write it as SENSOR:cert=ID,date=2026-01-31,due=2027-01-31";

        private static readonly string[] s_names = ["cert", "date", "due"];

        /// <summary>The settings that they stand for: name and value.</summary>
        /// <exception cref="InputFault">They are of another form.</exception>
        internal static IEnumerable<(string Setting, string Value)> Settings(string words)
        {
            int colon = words.IndexOf(':');
            if (colon < 1)
            {
                throw new InputFault(ExitCode.Usage, $"--cal {words}: {Form}.");
            }

            string sensor = words[..colon];
            List<string[]> pairs = [.. words[(colon + 1)..].Split(',').Select(pair => pair.Split('=', 2))];
            bool isForm = pairs.All(pair => pair.Length == 2 && s_names.Contains(pair[0])) && pairs.Select(pair => pair[0]).Distinct().Count() == pairs.Count;
            return isForm && pairs.Any(pair => pair[0] == s_names[0])
                ? pairs.Select(pair => ($"cal-{sensor}-{pair[0]}", pair[1]))
                : throw new InputFault(ExitCode.Usage, $"--cal {words}: {Form}; each part once, and cert always. What cannot be written so goes into the settings file.");
        }
    }
}
