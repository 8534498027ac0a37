namespace Chronoseal.Cli.Collect
{
    /// <summary>Bounds of the collector's loop, beside those of its archive.</summary>
    public static class CollectLimits
    {
        /// <summary>Name look-up, TCP, TLS and CONNACK together, in milliseconds.</summary>
        public const int ConnectMilliseconds = 10_000;

        /// <summary>Keep alive towards the broker, in seconds.</summary>
        public const int KeepAliveSeconds = 30;

        /// <summary>First pause before connecting again, in milliseconds; it doubles.</summary>
        public const int RetryMinimumMilliseconds = 500;

        /// <summary>Longest pause before connecting again, in milliseconds.</summary>
        public const int RetryMaximumMilliseconds = 60_000;

        /// <summary>Default interval of the statements, in seconds.</summary>
        public const int StatementSeconds = 60;

        /// <summary>Longest interval of the statements, in seconds.</summary>
        public const int StatementSecondsMaximum = 3_600;

        /// <summary>Pause before a statement that could not be written is tried again, in milliseconds.</summary>
        public const int StatementRetryMilliseconds = 1_000;

        /// <summary>Interval of the status line, in milliseconds.</summary>
        public const int StatusMilliseconds = 60_000;

        /// <summary>How long a time-stamping authority may take, in milliseconds.</summary>
        public const int AuthorityMilliseconds = 10_000;

        /// <summary>Bytes of an authority's answer.</summary>
        public const int AuthorityBytes = 131_072;

        /// <summary>First pause before the authority is asked again, in milliseconds; it doubles.</summary>
        public const int StampRetryMinimumMilliseconds = 5_000;

        /// <summary>Longest pause before the authority is asked again, in milliseconds.</summary>
        public const int StampRetryMaximumMilliseconds = 600_000;

        /// <summary>Bytes of a password file or of a certificate file.</summary>
        public const int CredentialBytes = 65_536;

        /// <summary>Nodes and keys that are not in the registry and are named; further ones are only counted.</summary>
        public const int NamedStrangers = 100;

        /// <summary>Findings printed by `receipts verify`; further ones are counted.</summary>
        public const int PrintedFindings = 100;
    }
}
