using System.Diagnostics;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>A live table on a terminal.</summary>
    public sealed class TableDisplay : IDisplay
    {
        private const int MillisecondsBetween = 100;
        private const int NodeLimit = 3;

        private readonly SimulateOptions _options;
        private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
        private readonly ManualResetEventSlim _ended = new();
        private readonly Thread _live;
        private volatile IRenderable _view = new Text("starting");

        /// <summary>Starts to draw.</summary>
        public TableDisplay(SimulateOptions options)
        {
            _options = options;
            _live = new Thread(Draw) { IsBackground = true, Name = "table" };
            _live.Start();
        }

        /// <inheritdoc/>
        public void Show(SimulationStatus status)
        {
            if (_sinceShown.ElapsedMilliseconds >= MillisecondsBetween || status.SimulatedSeconds >= status.DurationSeconds)
            {
                _sinceShown.Restart();
                _view = View(status);
            }
        }

        /// <inheritdoc/>
        public void End(SimulationReport report)
        {
            _view = View(report.Status);
            StopDrawing();
            SummaryText.Write(report, _options, Console.Out);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            StopDrawing();
            _ended.Dispose();
        }

        private void StopDrawing()
        {
            if (!_ended.IsSet)
            {
                _ended.Set();
                _live.Join();
            }
        }

        private void Draw()
        {
            AnsiConsole.Live(_view).Start(context =>
            {
                bool isLast;
                do
                {
                    isLast = _ended.Wait(MillisecondsBetween);
                    context.UpdateTarget(_view);
                    context.Refresh();
                }
                while (!isLast);
            });
        }

        private static IRenderable View(SimulationStatus status)
        {
            var parts = new List<IRenderable> { new Text(StatusText.Progress(status)) };
            foreach (NodeStatus node in status.Nodes.Take(NodeLimit))
            {
                parts.Add(NodeTable(node));
            }

            if (status.Nodes.Count > NodeLimit)
            {
                parts.Add(new Text($"and {status.Nodes.Count - NodeLimit} more nodes"));
            }

            return new Rows(parts);
        }

        private static Table NodeTable(NodeStatus node)
        {
            Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(node.Name));
            table.AddColumns("parameter", "value", "stamp (UTC)", "U95 of stamp", "status");
            foreach (FrameRecord r in node.Readings)
            {
                string status = StatusText.Reading(r);
                table.AddRow(
                    new Text(ParameterOrder.Title(r.Name)),
                    new Text(ReadingText.FormatWithUncertainty(r)),
                    new Text(ReadingText.FormatStamp(r)),
                    new Text(StatusText.StampUncertainty(r)),
                    new Text(status, new Style(status == "ok" ? Color.Green : Color.Yellow)));
            }

            table.Caption($"clock: {Markup.Escape(StatusText.Clock(node))}\nframes: {Markup.Escape(StatusText.Frames(node))}");
            return table;
        }
    }
}
