using System.Text;
using Chronoseal.Cli.Clock;

namespace Chronoseal.Cli.Provision
{
    /// <summary>Reads what the command line names. Messages name option and file, and never say what a file holds.</summary>
    internal sealed class InputFiles
    {
        private const string StandardInput = "-";

        private readonly TextReader _standardInput;

        /// <summary>Names the standard input, and what is to be read from it: one password at most.</summary>
        /// <exception cref="InputFault">Two are.</exception>
        internal InputFiles(TextReader standardInput, ProvisionArguments arguments)
        {
            _standardInput = standardInput;
            if (arguments.WifiPasswordFile == StandardInput && arguments.BrokerPasswordFile == StandardInput)
            {
                throw new InputFault(ExitCode.Usage, "--wifi-password-file and --broker-password-file cannot both read the standard input; write one of them to a file.");
            }
        }

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
            string? line = path == StandardInput
                ? _standardInput.ReadLine()
                : Encoding.UTF8.GetString(Read(option, path, ProvisionLimits.PasswordFileBytes)).TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');
            return line is { Length: > 0 } ? line : throw new InputFault(ExitCode.Usage, $"{option} {path}: its first line is empty; the password must stand there.");
        }
    }
}
