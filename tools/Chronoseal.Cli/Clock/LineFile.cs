using System.Globalization;

namespace Chronoseal.Cli.Clock
{
    /// <summary>A text file read line by line, whose faults name the file and the line.</summary>
    public sealed class LineFile
    {
        /// <summary>The latest counter value in a file: thirty years.</summary>
        public const long LargestCounter = 1_000_000_000_000_000;

        private readonly string _path;
        private int _number;

        /// <summary>Makes a reader; nothing is opened yet.</summary>
        public LineFile(string path)
        {
            _path = path;
        }

        /// <summary>The lines.</summary>
        public IEnumerable<string> Lines()
        {
            using StreamReader reader = Open();
            while (Next(reader) is string line)
            {
                _number++;
                yield return line;
            }
        }

        /// <summary>A fault of the line read last.</summary>
        public InputFault Fault(string what) => new(ExitCode.Usage, $"{_path}, line {_number}: {what}.");

        /// <summary>A fault of the file as a whole.</summary>
        public InputFault FaultOfAll(string what) => new(ExitCode.Usage, $"{_path}: {what}.");

        /// <summary>A whole number within limits.</summary>
        public long Number(string text, string name, long least, long most)
        {
            bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
            return isNumber && value >= least && value <= most ? value : throw Fault($"{name} '{text}' is not a whole number from {least} to {most}");
        }

        private StreamReader Open()
        {
            try
            {
                return new StreamReader(_path);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
            {
                throw new InputFault(ExitCode.Usage, $"there is no file '{_path}'.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unreadable(e);
            }
        }

        private string? Next(StreamReader reader)
        {
            try
            {
                return reader.ReadLine();
            }
            catch (IOException e)
            {
                throw Unreadable(e);
            }
        }

        private InputFault Unreadable(Exception e) => new(ExitCode.Environment, $"cannot read '{_path}': {e.Message}");
    }
}
