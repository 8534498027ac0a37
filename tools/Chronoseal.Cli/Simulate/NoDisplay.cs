namespace Chronoseal.Cli.Simulate
{
    /// <summary>Shows nothing: for a simulation beside something else.</summary>
    public sealed class NoDisplay : IDisplay
    {
        /// <inheritdoc/>
        public void Show(SimulationStatus status)
        {
        }

        /// <inheritdoc/>
        public void End(SimulationReport report)
        {
        }

        /// <inheritdoc/>
        public void Dispose()
        {
        }
    }
}
