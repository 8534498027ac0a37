using System.Diagnostics;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>Plain lines, for files and pipes.</summary>
    public sealed class LineDisplay(TextWriter output, SimulateOptions options) : IDisplay
    {
        private const int SimulatedSecondsBetween = 10;
        private const int RealMillisecondsBetween = 1000;
        private const int NodeLimit = 4;

        private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
        private double _lastShownSeconds;

        /// <inheritdoc/>
        public void Show(SimulationStatus status)
        {
            if (status.SimulatedSeconds - _lastShownSeconds < SimulatedSecondsBetween || _sinceShown.ElapsedMilliseconds < RealMillisecondsBetween)
            {
                return;
            }

            _lastShownSeconds = status.SimulatedSeconds;
            _sinceShown.Restart();
            Write(status);
        }

        /// <inheritdoc/>
        public void End(SimulationReport report)
        {
            if (report.Status.SimulatedSeconds > _lastShownSeconds)
            {
                Write(report.Status);
            }

            SummaryText.Write(report, options, output);
            output.Flush();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
        }

        private void Write(SimulationStatus status)
        {
            output.WriteLine(StatusText.Progress(status));
            foreach (NodeStatus node in status.Nodes.Take(NodeLimit))
            {
                WriteNode(node);
            }

            if (status.Nodes.Count > NodeLimit)
            {
                output.WriteLine($"  and {status.Nodes.Count - NodeLimit} more nodes");
            }

            output.Flush();
        }

        private void WriteNode(NodeStatus node)
        {
            output.WriteLine($"  {node.Name}  clock: {StatusText.Clock(node)}");
            output.WriteLine($"  {node.Name}  frames: {StatusText.Frames(node)}");
            foreach (FrameRecord r in node.Readings)
            {
                output.WriteLine(
                    $"    {ParameterOrder.Title(r.Name),-21} {ReadingText.FormatWithUncertainty(r),-28} {ReadingText.FormatStamp(r)}  U95 {StatusText.StampUncertainty(r),-8} {StatusText.Reading(r)}");
            }
        }
    }
}
