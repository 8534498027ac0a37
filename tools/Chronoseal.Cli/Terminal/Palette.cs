namespace Chronoseal.Cli.Terminal
{
    /// <summary>Colours, or none.</summary>
    public sealed class Palette(bool hasColour)
    {
        /// <summary>No colours.</summary>
        public static Palette None { get; } = new(false);

        /// <summary>Colours where there is a terminal that shows them and nobody objects (no-color.org).</summary>
        public static Palette ForTerminal() =>
            new(!System.Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb");

        /// <summary>What went wrong.</summary>
        public string Error(string text) => Paint("31", text);

        /// <summary>What stands beside the matter: names, remarks.</summary>
        public string Dim(string text) => Paint("2", text);

        /// <summary>The prompt, and what heads a table.</summary>
        public string Strong(string text) => Paint("1", text);

        private string Paint(string code, string text) => hasColour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
    }
}
