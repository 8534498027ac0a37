using System.Text.Json;
using System.Text.Json.Serialization;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>One JSON object a line: a status for every simulated second, then the summary.</summary>
    public sealed class JsonDisplay(TextWriter output) : IDisplay
    {
        private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

        /// <summary>The line that says where the console is.</summary>
        public static string Text(ConsoleAddress console) => JsonSerializer.Serialize(new { Type = "console", console.Address, console.Node }, s_options);

        /// <inheritdoc/>
        public void Show(SimulationStatus status) => Write(new { Type = "status", status.SimulatedSeconds, status.UtcMicroseconds, Nodes = status.Nodes.Select(Node) });

        /// <inheritdoc/>
        public void End(SimulationReport report)
        {
            Write(new
            {
                Type = "summary",
                report.Status.SimulatedSeconds,
                report.RealSeconds,
                report.WorstOffsetMicroseconds,
                report.BoundViolations,
                report.ExitCode,
                report.Complaints,
                Events = report.Responses.Select(r => new { r.EventUtcMicroseconds, r.Node, r.Parameter, r.Before, r.After, r.FirstStampAfterMicroseconds }),
                Nodes = report.Status.Nodes.Select(Node),
            });
            output.Flush();
        }

        /// <inheritdoc/>
        public void Dispose()
        {
        }

        private void Write(object value) => output.WriteLine(JsonSerializer.Serialize(value, s_options));

        private static object Node(NodeStatus node) => new
        {
            node.Name,
            node.ClockState,
            node.OffsetMicroseconds,
            node.UncertaintyMicroseconds,
            node.BoundMicroseconds,
            node.Sealed,
            node.Sent,
            node.Acknowledged,
            node.Verified,
            node.Rejected,
            Readings = node.Readings.Select(Reading),
        };

        // The value as text: it is a decimal fraction, and a JSON number would be read as a float.
        private static object Reading(FrameRecord r) => new
        {
            r.Name,
            Value = r.Value?.ToString(),
            r.Unit,
            Uncertainty = r.ValueUncertainty?.ToString(),
            UtcMicroseconds = r.TimeUtcMicroseconds,
            r.CounterMicroseconds,
            r.StampUncertaintyMicroseconds,
            Status = StatusText.Reading(r),
            Text = ReadingText.Format(r),
        };
    }
}
