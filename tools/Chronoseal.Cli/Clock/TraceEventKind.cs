namespace Chronoseal.Cli.Clock
{
    /// <summary>What happens at a line of a trace.</summary>
    public enum TraceEventKind
    {
        /// <summary>An edge was captured.</summary>
        Edge,

        /// <summary>A second label began to arrive.</summary>
        Label,

        /// <summary>The firmware asks for the time.</summary>
        Question,
    }
}
