using System.Diagnostics.CodeAnalysis;
using Chronoseal.Cli.Simulate;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>A console for practice: that of a plant node that runs in this process, in real time and without a word.</summary>
    public static class PlantLink
    {
        /// <summary>The port that is this.</summary>
        public const string Word = "plant";

        /// <summary>Starts a plant and attaches to its first node.</summary>
        public static bool TryOpen(TextWriter error, [NotNullWhen(true)] out ConsoleLink? link, out string fault)
        {
            link = null;
            var simulation = new Simulation(new SimulateOptions { ConsolePort = 0, Duration = TimeSpan.FromSeconds(SimulateLimits.LongestSeconds) });
            if (simulation.TryOpen(out fault) && TcpLink.TryOpen(Word, "127.0.0.1", simulation.Console!.Port, out ConsoleLink? console, out fault))
            {
                link = new ConsoleLink(Word, console.Stream, console, new Run(simulation, error));
                return true;
            }

            simulation.Dispose();
            return false;
        }

        private sealed class Run : IDisposable
        {
            private readonly Simulation _simulation;
            private readonly TextWriter _error;
            private readonly Thread _thread;

            public Run(Simulation simulation, TextWriter error)
            {
                _error = error;
                _simulation = simulation;
                _thread = new Thread(Work) { IsBackground = true, Name = "plant" };
                _thread.Start();
            }

            public void Dispose()
            {
                _simulation.Cancel();
                _thread.Join();
            }

            // A fault of the plant ends its console's connection: that is how it is noticed, and where it is told.
            private void Work()
            {
                try
                {
                    _simulation.Run(new NoDisplay());
                }
                catch (PlantFaultException fault)
                {
                    _error.WriteLine($"chronoseal console: the simulated node broke off: {fault.Message}");
                }

                _simulation.Dispose();
            }
        }
    }
}
