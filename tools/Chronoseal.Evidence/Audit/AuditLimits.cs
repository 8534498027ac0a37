namespace Chronoseal.Evidence.Audit
{
    /// <summary>Bounds of what an audit remembers and tells; everything is counted all the same.</summary>
    public static class AuditLimits
    {
        /// <summary>Findings of one rule that are kept in words.</summary>
        public const int FindingsPerRule = 20;

        /// <summary>Ranges that are kept, over all nodes.</summary>
        public const int Ranges = 65_536;

        /// <summary>Nodes of one audit.</summary>
        public const int Nodes = 1_024;

        /// <summary>Latest frames of one node whose hashes are remembered, to tell a duplicate from a conflict.</summary>
        public const int RememberedFrames = 16_384;

        /// <summary>Gaps of one node that wait for an event to explain them; more are judged by what is known then.</summary>
        public const int PendingGaps = 4_096;

        /// <summary>Events of lost frames of one node that wait to be held against the gaps.</summary>
        public const int PendingLosses = 4_096;

        /// <summary>Facts of a birth frame that are compared with the next.</summary>
        public const int BirthFacts = 256;

        /// <summary>Keys of one node that are remembered after it has given them up.</summary>
        public const int FormerKeys = 64;

        /// <summary>Microseconds of the longest heartbeat that a node can be configured with; assumed where a birth frame names none, or one that cannot be.</summary>
        public const long LongestHeartbeatMicroseconds = 3_600_000_000;

        /// <summary>Microseconds that a frame may come later than the heartbeat and an epoch: sealing takes its time.</summary>
        public const long SilenceMarginMicroseconds = 2_000_000;

        /// <summary>Microseconds that a receipt may lie before a stamp and its guarantee: two clocks are compared.</summary>
        public const long ReceiptMarginMicroseconds = 1_000_000;

        /// <summary>Microseconds of holdover after which its guarantee must have grown.</summary>
        public const long HoldoverGrowthMicroseconds = 600_000_000;

        /// <summary>Microseconds of guarantee for each second of holdover below which no crystal oscillator is believed: 0.01 ppm, in nanoseconds.</summary>
        public const long HoldoverGrowthNanosecondsPerSecond = 10;
    }
}
