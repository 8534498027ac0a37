using System.CommandLine;

namespace Chronoseal.Cli.Clock
{
    /// <summary>The command line of `chronoseal plot-clock`.</summary>
    public static class PlotClockCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var trace = new Argument<string>("TRACE") { Description = "Edges, labels and questions, as shared/clock/make_trace.py writes them." };
            var truth = new Option<string>("--truth") { Description = "True UTC of every question, as shared/clock/make_trace.py writes it.", Required = true };
            var svg = new Option<string>("--svg") { Description = "File for the picture.", Required = true };
            var command = new Command("plot-clock", "Draws error, uncertainty, bound and state of the node's clock over a trace.") { trace, truth, svg };
            command.SetAction(parsed => Run(
                parsed.GetRequiredValue(trace), parsed.GetRequiredValue(truth), parsed.GetRequiredValue(svg), output, error));
            return command;
        }

        private static int Run(string tracePath, string truthPath, string svg, TextWriter output, TextWriter error)
        {
            try
            {
                ClockTrace trace = TraceReader.Read(tracePath);
                IReadOnlyList<ClockAnswer> answers = ClockReplay.Of(trace).Answers;
                IReadOnlyList<long> truth = TruthReader.Read(truthPath, answers);
                if (answers.Count == 0)
                {
                    throw new InputFault(ExitCode.Usage, $"{tracePath}: there is no question in it, so there is nothing to draw.");
                }

                OutputFile.Write(svg, new ClockPlot(trace.Name, answers, truth).Draw(), tracePath, truthPath);
                output.WriteLine($"{svg}: {answers.Count} answers of {trace.Name}");
                return ExitCode.Ok;
            }
            catch (InputFault fault)
            {
                error.WriteLine($"chronoseal plot-clock: {fault.Message}");
                return fault.ExitCode;
            }
        }
    }
}
