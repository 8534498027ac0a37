using System.CommandLine;
using System.Text.RegularExpressions;

namespace Chronoseal.Cli.SourceHash
{
    /// <summary>The command line of `chronoseal source-hash`.</summary>
    public static partial class SourceHashCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var root = new Option<string>("--root") { Description = "Root of the repository.", DefaultValueFactory = _ => "." };
            var write = new Option<bool>("--write") { Description = "Write the hash into FirmwareIdentity.cs." };
            var command = new Command("source-hash", "Computes the hash of the portable firmware sources that birth frames carry.") { root, write };
            command.SetAction(parsed => Run(parsed.GetValue(root)!, parsed.GetValue(write), output, error));
            return command;
        }

        private static int Run(string root, bool isToBeWritten, TextWriter output, TextWriter error)
        {
            string? hash = SourceHasher.Compute(root);
            if (hash == null)
            {
                error.WriteLine($"chronoseal source-hash: '{root}' is not the root of the repository. Name it with --root.");
                return ExitCode.Usage;
            }

            output.WriteLine(hash);
            if (isToBeWritten)
            {
                string path = SourceHasher.IdentityPath(root);
                File.WriteAllText(path, Stated().Replace(File.ReadAllText(path), $"SourceHash = \"{hash}\""));
            }

            return ExitCode.Ok;
        }

        [GeneratedRegex("SourceHash = \"[0-9a-f]{64}\"")]
        private static partial Regex Stated();
    }
}
