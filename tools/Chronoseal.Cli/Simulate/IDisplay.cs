namespace Chronoseal.Cli.Simulate
{
    /// <summary>Shows how a simulation goes.</summary>
    public interface IDisplay : IDisposable
    {
        /// <summary>Simulated seconds have passed; called often, shows as often as makes sense.</summary>
        void Show(SimulationStatus status);

        /// <summary>It is over.</summary>
        void End(SimulationReport report);
    }
}
