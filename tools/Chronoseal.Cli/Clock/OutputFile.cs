namespace Chronoseal.Cli.Clock
{
    /// <summary>Writes what a command makes.</summary>
    public static class OutputFile
    {
        /// <summary>Writes a text over whatever the file held.</summary>
        /// <exception cref="InputFault">The file is one of the inputs, or cannot be written.</exception>
        public static void Write(string path, string text, params string[] inputs)
        {
            try
            {
                if (inputs.Any(i => Path.GetFullPath(i) == Path.GetFullPath(path)))
                {
                    throw new InputFault(ExitCode.Usage, $"'{path}' is read from; name another file for the output.");
                }

                File.WriteAllText(path, text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new InputFault(ExitCode.Environment, $"cannot write '{path}': {e.Message}");
            }
        }
    }
}
