using System.CommandLine;

namespace Chronoseal.Cli.Clock
{
    /// <summary>The command line of `chronoseal replay-clock`.</summary>
    public static class ReplayClockCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var trace = new Argument<string>("TRACE") { Description = "Edges, labels and questions, as shared/clock/make_trace.py writes them." };
            var csv = new Option<string>("--csv") { Description = "File for the answers, as shared/clock/score.py reads them.", Required = true };
            var command = new Command("replay-clock", "Answers the questions of a recorded or simulated trace with the node's clock.") { trace, csv };
            command.SetAction(parsed => Run(parsed.GetRequiredValue(trace), parsed.GetRequiredValue(csv), output, error));
            return command;
        }

        private static int Run(string trace, string csv, TextWriter output, TextWriter error)
        {
            try
            {
                ClockReplay replay = ClockReplay.Of(TraceReader.Read(trace));
                OutputFile.Write(csv, AnswerTable.Of(replay.Answers), trace);
                output.WriteLine(ReplaySummary.Of(replay));
                return ExitCode.Ok;
            }
            catch (InputFault fault)
            {
                error.WriteLine($"chronoseal replay-clock: {fault.Message}");
                return fault.ExitCode;
            }
        }
    }
}
