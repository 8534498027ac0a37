namespace Chronoseal.Cli.Simulate
{
    /// <summary>Every limit of a simulation and the console of its first node.</summary>
    public static class SimulateLimits
    {
        /// <summary>The longest simulated time, in seconds: 366 days. Also what "until Ctrl-C" comes down to.</summary>
        public const int LongestSeconds = 366 * 86_400;

        /// <summary>Virtual nanoseconds between two looks after what a client has typed.</summary>
        public const long ConsoleTurnNanoseconds = 5_000_000;

        /// <summary>Bytes that wait for the node; then the client's connection stands still.</summary>
        public const int ConsoleTypedBytes = 4_096;

        /// <summary>Bytes that wait for the client; more are lost, as on a line that nobody reads.</summary>
        public const int ConsoleShownBytes = 65_536;

        /// <summary>How long a client that finds another one waits for it to go before it is turned away, in real milliseconds.</summary>
        public const int ConsoleHandoverMilliseconds = 500;

        /// <summary>How long a client has at the end to take what waits for it, in real milliseconds.</summary>
        public const int ConsoleFarewellMilliseconds = 1_000;
    }
}
