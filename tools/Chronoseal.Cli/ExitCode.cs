namespace Chronoseal.Cli
{
    /// <summary>What a command tells the shell.</summary>
    public static class ExitCode
    {
        /// <summary>Done, and everything that was to be proven is.</summary>
        public const int Ok = 0;

        /// <summary>Done, but something that was to be proven is not: a frame missing, rejected, or a bound exceeded.</summary>
        public const int NotProven = 1;

        /// <summary>The arguments are unusable.</summary>
        public const int Usage = 2;

        /// <summary>Something outside failed: a broker, a disk, a port.</summary>
        public const int Environment = 3;

        /// <summary>Stopped by the user.</summary>
        public const int Interrupted = 130;
    }
}
