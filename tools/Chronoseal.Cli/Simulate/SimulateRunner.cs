namespace Chronoseal.Cli.Simulate
{
    /// <summary>Runs a simulation under a display and turns its end into words and an exit code.</summary>
    public static class SimulateRunner
    {
        /// <summary>Runs it. Every expected failure is a sentence on <paramref name="error"/>.</summary>
        public static int Run(SimulateOptions options, TextWriter output, TextWriter error)
        {
            using var simulation = new Simulation(options);
            if (!simulation.TryOpen(out string fault))
            {
                error.WriteLine($"chronoseal simulate: {fault}");
                return ExitCode.Environment;
            }

            if (simulation.Console is { } console)
            {
                output.WriteLine(options.IsJson ? JsonDisplay.Text(console) : console.ToString());
                output.Flush();
            }

            using IDisplay display = MakeDisplay(options, output);
            ConsoleCancelEventHandler stop = (_, e) =>
            {
                e.Cancel = true;
                simulation.Cancel();
            };
            Console.CancelKeyPress += stop;
            try
            {
                simulation.Run(display);
            }
            finally
            {
                Console.CancelKeyPress -= stop;
            }

            SimulationReport report = simulation.Report();
            display.End(report);
            foreach (string complaint in report.Complaints)
            {
                error.WriteLine($"chronoseal simulate: {complaint}");
            }

            return report.ExitCode;
        }

        private static IDisplay MakeDisplay(SimulateOptions options, TextWriter output)
        {
            if (options.IsJson)
            {
                return new JsonDisplay(output);
            }

            bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
            return isTerminal ? new TableDisplay(options) : new LineDisplay(output, options);
        }
    }
}
