using System.Text;
using Chronoseal.Cli.Clock;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Reads what the command line names. Messages name option and file, and never say what a file holds.</summary>
    internal sealed class InputFiles(TextReader standardInput)
    {
        private const string StandardInput = "-";
        private string? _readsInput;

        /// <summary>Reads a file.</summary>
        /// <exception cref="InputFault">It cannot be read, is empty, or is too large.</exception>
        internal static byte[] Read(string option, string path, int limitBytes)
        {
            try
            {
                long length = new FileInfo(path).Length;
                return length is 0 || length > limitBytes
                    ? throw new InputFault(ExitCode.Usage, $"{option} {path}: is {length} bytes long; it must be 1 to {limitBytes}.")
                    : File.ReadAllBytes(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: {e.Message}");
            }
        }

        /// <summary>Reads a password: the first line of a file, or of the standard input for "-".</summary>
        /// <exception cref="InputFault">There is none.</exception>
        internal string Password(string option, string path)
        {
            if (path == StandardInput)
            {
                _readsInput = _readsInput is null ? option : throw new InputFault(ExitCode.Usage, $"{_readsInput} and {option} cannot both read the standard input; write one of them to a file.");
            }

            string? line = path == StandardInput
                ? standardInput.ReadLine()
                : Encoding.UTF8.GetString(Read(option, path, ProvisionLimits.PasswordFileBytes)).TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');
            return line is { Length: > 0 } ? line : throw new InputFault(ExitCode.Usage, $"{option} {path}: its first line is empty; the password must stand there.");
        }
    }
}
