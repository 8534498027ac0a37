using Chronoseal.Evidence.Display;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>The summary at the end of a simulation.</summary>
    public static class SummaryText
    {
        private const int NodeLimit = 16;
        private const int ResponseLimit = 28;

        /// <summary>Writes it.</summary>
        public static void Write(SimulationReport report, SimulateOptions options, TextWriter output)
        {
            SimulationStatus status = report.Status;
            output.WriteLine();
            output.WriteLine($"Simulated {status.SimulatedSeconds:0} s in {report.RealSeconds:0.0} s of real time, seed {options.Seed}, {status.Nodes.Count} node(s).");
            foreach (NodeStatus node in status.Nodes.Take(NodeLimit))
            {
                output.WriteLine($"{node.Name}  frames: {StatusText.Frames(node)}");
                output.WriteLine($"{node.Name}  clock:  {StatusText.Clock(node)}");
            }

            if (status.Nodes.Count > NodeLimit)
            {
                output.WriteLine($"and {status.Nodes.Count - NodeLimit} more nodes");
            }

            output.WriteLine($"Worst clock error while UTC was claimed: {report.WorstOffsetMicroseconds} us; beyond the guarantee: {report.BoundViolations} times.");
            WriteResponses(report, output);
            if (options.OutputDirectory != null)
            {
                output.WriteLine($"Frames and keys are in {options.OutputDirectory}.");
            }

            output.WriteLine(report.ExitCode switch
            {
                ExitCode.Ok => "Every sealed frame arrived and verified.",
                ExitCode.Interrupted => "Stopped before its end: frames may have been on their way.",
                _ => "NOT PROVEN: see the messages on standard error.",
            });
        }

        private static void WriteResponses(SimulationReport report, TextWriter output)
        {
            foreach (IGrouping<long, EventResponse> contamination in report.Responses.Take(ResponseLimit).GroupBy(r => r.EventUtcMicroseconds))
            {
                output.WriteLine($"Contamination event at {ReadingText.FormatStamp(contamination.Key)}; what the frames say of it:");
                foreach (EventResponse r in contamination)
                {
                    output.WriteLine($"  {ParameterOrder.Title(r.Parameter),-21} {r.Before,14} -> {r.After,-14} stamped {r.FirstStampAfterMicroseconds / 1e6:0.000000} s after it");
                }
            }
        }
    }
}
