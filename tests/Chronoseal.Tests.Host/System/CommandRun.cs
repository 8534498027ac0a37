using Chronoseal.Cli;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>One run of the command in this process.</summary>
    internal sealed record CommandRun(int ExitCode, string Output, string Error)
    {
        internal string[] OutputLines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        internal static CommandRun Of(params string[] args) => With("", args);

        /// <summary>A run with lines on the standard input.</summary>
        internal static CommandRun With(string input, params string[] args)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            int exitCode = Program.Run(args, output, error, new StringReader(input));
            return new CommandRun(exitCode, output.ToString(), error.ToString());
        }

        /// <summary>A simulation as fast as possible.</summary>
        internal static CommandRun Simulate(int seconds, params string[] more) => Of(["simulate", "--speed", "max", "--duration", $"{seconds}", .. more]);
    }
}
