using System.Text;
using System.Text.Json;
using Chronoseal.Firmware.Configuration;

namespace Chronoseal.Cli.Config
{
    /// <summary>The schema of the settings, for eyes, for the docs page and for programs.</summary>
    internal static class SchemaText
    {
        private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

        private static IEnumerable<SettingSpec> All => Enumerable.Range(0, Schema.Count).Select(Schema.Spec);

        public static string Plain()
        {
            var text = new StringBuilder();
            foreach (SettingSpec spec in All)
            {
                text.AppendLine($"{spec.Name,-20} {spec.Help}");
                text.AppendLine($"{"",-20} {Rule(spec)}{Unit(spec)}; {Default(spec)}; {Effect(spec)}");
            }

            return text.ToString();
        }

        public static string Markdown()
        {
            var text = new StringBuilder("| name | what it is for | value | default | a change takes effect |\n|---|---|---|---|---|\n");
            foreach (SettingSpec spec in All)
            {
                string standard = spec.IsSecret || spec.Default.Length == 0 ? "" : $"`{spec.Default}`";
                text.Append($"| `{spec.Name}` | {spec.Help}{(spec.IsSecret ? " A secret." : "")} | {Rule(spec)}{Unit(spec)} | {standard} | {Effect(spec)} |\n");
            }

            return text.ToString();
        }

        public static string Json() => JsonSerializer.Serialize(
            new
            {
                format = Schema.Version,
                settings = All.Select(s => new
                {
                    name = s.Name,
                    kind = s.Kind.ToString(),
                    unit = s.Unit,
                    minimum = s.Minimum,
                    maximum = s.Maximum,
                    choices = s.Choices,
                    standard = s.Default,
                    rule = s.Rule,
                    effect = s.Effect.ToString(),
                    secret = s.IsSecret,
                    help = s.Help,
                }),
            },
            s_options) + Environment.NewLine;

        private static string Rule(SettingSpec spec) => spec.Rule["must be ".Length..];

        private static string Unit(SettingSpec spec) => spec.Unit.Length == 0 ? "" : $" ({spec.Unit})";

        private static string Default(SettingSpec spec) => spec.Default.Length == 0 ? "empty by default" : $"{spec.Default} by default";

        private static string Effect(SettingSpec spec) => spec.Effect == SettingEffect.Live ? "at once" : "by a restart";
    }
}
