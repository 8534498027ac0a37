namespace Chronoseal.Cli.Clock
{
    /// <summary>A file that a command cannot use; the message is a sentence for the user.</summary>
    public sealed class InputFault : Exception
    {
        /// <summary>Makes a fault.</summary>
        public InputFault(int exitCode, string message)
            : base(message)
        {
            ExitCode = exitCode;
        }

        /// <summary>What the command tells the shell.</summary>
        public int ExitCode { get; }
    }
}
