namespace Chronoseal.Cli.Simulate
{
    /// <summary>How a simulation ended.</summary>
    public sealed record SimulationReport
    {
        /// <summary>The last status.</summary>
        public required SimulationStatus Status { get; init; }

        /// <summary>Real time that it took, seconds.</summary>
        public double RealSeconds { get; init; }

        /// <summary>Worst clock error while it claimed UTC, microseconds.</summary>
        public long WorstOffsetMicroseconds { get; init; }

        /// <summary>How often the error lay beyond the guarantee.</summary>
        public long BoundViolations { get; init; }

        /// <summary>What each parameter said around contamination events.</summary>
        public required IReadOnlyList<EventResponse> Responses { get; init; }

        /// <summary>What is wrong, in sentences; empty if nothing is.</summary>
        public required IReadOnlyList<string> Complaints { get; init; }

        /// <summary>The exit code.</summary>
        public required int ExitCode { get; init; }
    }
}
