using System.Text;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Reads the lines of a script.</summary>
    public static class ScriptFile
    {
        /// <summary>The name of the standard input.</summary>
        public const string StandardInput = "-";

        /// <summary>Reads them, from a file or the input.</summary>
        public static bool TryRead(string path, TextReader input, out IReadOnlyList<ScriptLine> lines, out string fault)
        {
            lines = [];
            try
            {
                using StreamReader? file = path == StandardInput ? null : new StreamReader(path, Encoding.UTF8);
                var buffer = new char[TerminalLimits.ScriptBytes + 1];
                int count = (file ?? input).ReadBlock(buffer);
                if (count > TerminalLimits.ScriptBytes)
                {
                    fault = $"{path} is longer than {TerminalLimits.ScriptBytes} characters; that is no script. Divide it.";
                    return false;
                }

                lines = Lines(new string(buffer, 0, count).Split('\n'));
                fault = "";
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                fault = $"The script {path} cannot be read: {exception.Message.TrimEnd('.')}. Check its name, and whether you may read it.";
                return false;
            }
        }

        /// <summary>Lines with their numbers.</summary>
        public static IReadOnlyList<ScriptLine> Lines(IEnumerable<string> texts) => [.. texts.Select((text, i) => new ScriptLine(i + 1, text.Trim()))];
    }
}
