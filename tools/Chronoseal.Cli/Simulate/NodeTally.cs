using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>What arrived of one node.</summary>
    public sealed class NodeTally
    {
        /// <summary>Frames that verified, each in its place.</summary>
        public long Verified { get; private set; }

        /// <summary>Frames that did not.</summary>
        public long Rejected { get; private set; }

        /// <summary>Frames that came again: harmless with QoS 1.</summary>
        public long Duplicates { get; private set; }

        /// <summary>Why the first rejected one was rejected; empty if none was.</summary>
        public string FirstRejection { get; private set; } = "";

        /// <summary>The latest record of each name.</summary>
        public SortedDictionary<string, FrameRecord> Latest { get; private init; } = new(ParameterOrder.Instance);

        /// <summary>Counts a frame.</summary>
        public void Count(LiveFrame frame)
        {
            Verified += frame.IsVerified ? 1 : 0;
            Duplicates += frame.IsRepeated ? 1 : 0;
            if (frame.Complaint is { } complaint)
            {
                Rejected++;
                FirstRejection = FirstRejection.Length > 0 ? FirstRejection : complaint.ToString();
            }
        }

        /// <summary>A copy that no longer changes.</summary>
        public NodeTally Copy() => new()
        {
            Verified = Verified,
            Rejected = Rejected,
            Duplicates = Duplicates,
            FirstRejection = FirstRejection,
            Latest = new SortedDictionary<string, FrameRecord>(Latest, ParameterOrder.Instance),
        };
    }
}
