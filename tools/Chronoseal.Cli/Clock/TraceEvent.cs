namespace Chronoseal.Cli.Clock
{
    /// <summary>One line of a trace.</summary>
    /// <param name="Kind">What happens.</param>
    /// <param name="Counter">When, microseconds of the node's counter.</param>
    /// <param name="UnixSeconds">The second that a label names; 0 for the others.</param>
    /// <param name="IsValid">Whether the receiver vouches for the label.</param>
    public readonly record struct TraceEvent(TraceEventKind Kind, long Counter, long UnixSeconds = 0, bool IsValid = false);
}
