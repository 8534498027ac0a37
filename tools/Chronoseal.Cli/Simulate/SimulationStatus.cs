namespace Chronoseal.Cli.Simulate
{
    /// <summary>How a simulation stands at one instant of simulated time.</summary>
    /// <param name="SimulatedSeconds">Simulated time since the start.</param>
    /// <param name="DurationSeconds">Simulated time asked for.</param>
    /// <param name="UtcMicroseconds">True UTC.</param>
    /// <param name="Nodes">The nodes.</param>
    public sealed record SimulationStatus(double SimulatedSeconds, double DurationSeconds, long UtcMicroseconds, IReadOnlyList<NodeStatus> Nodes);
}
