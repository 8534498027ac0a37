namespace Chronoseal.Cli.Terminal
{
    /// <summary>What `chronoseal console` was asked for.</summary>
    public sealed record ConsoleOptions
    {
        /// <summary>A device, tcp://host:port, or plant.</summary>
        public required string Port { get; init; }

        /// <summary>Baud rate of a device.</summary>
        public int Baud { get; init; } = SerialLink.DefaultBaud;

        /// <summary>A file of commands, - for the standard input; null for none.</summary>
        public string? Script { get; init; }

        /// <summary>Commands from the command line.</summary>
        public IReadOnlyList<string> Lines { get; init; } = [];

        /// <summary>Whether answers are JSON lines.</summary>
        public bool IsJson { get; init; }

        /// <summary>Whether a script goes on behind a failure.</summary>
        public bool KeepsGoing { get; init; }

        /// <summary>How long the node may take to answer.</summary>
        public TimeSpan Timeout { get; init; } = TerminalLimits.Answer;
    }
}
