using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>Words for a status, shared by the displays.</summary>
    public static class StatusText
    {
        /// <summary>The clock against the truth.</summary>
        public static string Clock(NodeStatus node) => node.OffsetMicroseconds is { } offset
            ? $"{node.ClockState}, offset {offset:+0;-0;0} us, U95 {node.UncertaintyMicroseconds} us, bound {node.BoundMicroseconds} us"
            : node.ClockState;

        /// <summary>What became of the frames.</summary>
        public static string Frames(NodeStatus node) =>
            $"{node.Sealed} sealed, {node.Sent} sent, {node.Acknowledged} acknowledged, {node.Verified} verified, {node.Rejected} rejected";

        /// <summary>The status of a reading.</summary>
        public static string Reading(FrameRecord record)
        {
            if (record.IsFailedRead)
            {
                return "failed";
            }

            return record.Status == 0 ? "ok" : record.Status.ToString();
        }

        /// <summary>U95 of a stamp.</summary>
        public static string StampUncertainty(FrameRecord record) => record.StampUncertaintyMicroseconds is { } us ? $"{us} us" : "-";

        /// <summary>A progress line.</summary>
        public static string Progress(SimulationStatus status) =>
            $"{ReadingText.FormatStamp(status.UtcMicroseconds)}  {status.SimulatedSeconds:0}{(status.DurationSeconds < SimulateLimits.LongestSeconds ? $" of {status.DurationSeconds:0}" : "")} s";
    }
}
