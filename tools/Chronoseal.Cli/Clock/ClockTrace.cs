using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>What a node's clock is given: what it may know of the node, and the events in order of the counter.</summary>
    /// <param name="Name">The case that the trace belongs to.</param>
    /// <param name="Settings">What the clock is told of the node.</param>
    /// <param name="Events">Edges, labels and questions.</param>
    public sealed record ClockTrace(string Name, ClockSettings Settings, IReadOnlyList<TraceEvent> Events);
}
