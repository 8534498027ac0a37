namespace Chronoseal.Evidence.Audit
{
    /// <summary>Frames of one boot of a node that follow each other in an unbroken chain and are worth the same.</summary>
    public sealed class TrustRange
    {
        internal TrustRange(string node, ulong boot, ulong firstSequence, TrustLevel level)
        {
            Node = node;
            Boot = boot;
            FirstSequence = firstSequence;
            LastSequence = firstSequence;
            Level = level;
        }

        /// <summary>The node; in a range that is unverified or broken, only what the frames claim.</summary>
        public string Node { get; }

        /// <summary>Boot count.</summary>
        public ulong Boot { get; }

        /// <summary>Number of the first frame.</summary>
        public ulong FirstSequence { get; }

        /// <summary>Number of the last frame.</summary>
        public ulong LastSequence { get; internal set; }

        /// <summary>How many frames.</summary>
        public long Frames { get; internal set; }

        /// <summary>First time in UTC that a frame of the range states, microseconds since 1970; null where none does.</summary>
        public long? FirstUtcMicroseconds { get; internal set; }

        /// <summary>Last such time.</summary>
        public long? LastUtcMicroseconds { get; internal set; }

        /// <summary>What the frames are worth.</summary>
        public TrustLevel Level { get; }
    }
}
