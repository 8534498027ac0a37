namespace Chronoseal.Cli.Verify
{
    /// <summary>Bounds of what `chronoseal verify` prints and waits for.</summary>
    public static class VerifyLimits
    {
        /// <summary>Findings of one rule in the report for people.</summary>
        public const int PrintedFindings = 5;

        /// <summary>Ranges in the report for people.</summary>
        public const int PrintedRanges = 40;

        /// <summary>Ranges in JSON.</summary>
        public const int JsonRanges = 4_096;

        /// <summary>Frames that have arrived from a broker and wait to be verified; beyond that the broker waits.</summary>
        public const int ArrivedFrames = 4_096;

        /// <summary>Connecting to a broker, milliseconds.</summary>
        public const int ConnectMilliseconds = 5_000;

        /// <summary>Keep-alive of the subscription, seconds.</summary>
        public const int KeepAliveSeconds = 60;
    }
}
