using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>How a node stands: what its clock says against the truth, what became of its frames, what they last said.</summary>
    public sealed record NodeStatus
    {
        /// <summary>Its name in topics.</summary>
        public required string Name { get; init; }

        /// <summary>The clock's state, by name.</summary>
        public required string ClockState { get; init; }

        /// <summary>Clock less truth in microseconds; null while it claims nothing.</summary>
        public long? OffsetMicroseconds { get; init; }

        /// <summary>The clock's expanded uncertainty.</summary>
        public long UncertaintyMicroseconds { get; init; }

        /// <summary>The clock's guarantee.</summary>
        public long BoundMicroseconds { get; init; }

        /// <summary>Frames sealed and in the journal.</summary>
        public long Sealed { get; init; }

        /// <summary>Frames handed to the link, repetitions included.</summary>
        public long Sent { get; init; }

        /// <summary>Frames acknowledged by the broker.</summary>
        public long Acknowledged { get; init; }

        /// <summary>Frames that arrived and verified.</summary>
        public long Verified { get; init; }

        /// <summary>Frames that arrived and did not.</summary>
        public long Rejected { get; init; }

        /// <summary>The latest record of each name, of verified frames only.</summary>
        public required IReadOnlyList<FrameRecord> Readings { get; init; }
    }
}
