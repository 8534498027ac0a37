using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>The picture of a replay: error within uncertainty within bound over time, and the state below.</summary>
    public sealed class ClockPlot
    {
        private const int Width = 960;
        private const int Height = 460;
        private const double Left = 80;
        private const double Top = 64;
        private const double Right = Width - 20;
        private const double PanelHeight = 310;
        private const double StripTop = Top + PanelHeight + 8;
        private const double StripHeight = 14;
        private const int ColumnsAtMost = 430;
        private const int AnswersPerColumn = 4;
        private const int TicksAtMost = 12;
        private const double MicrosecondsPerMinute = 60e6;

        private readonly string _title;
        private readonly PlotColumn[] _columns;
        private readonly SymmetricScale _scale;
        private readonly SvgText _svg;
        private readonly double _minutes;

        /// <summary>Makes the picture of answers, of which there is at least one, and their truth.</summary>
        public ClockPlot(string title, IReadOnlyList<ClockAnswer> answers, IReadOnlyList<long> truth)
        {
            int columns = Math.Clamp(answers.Count / AnswersPerColumn, 1, ColumnsAtMost);
            _columns = [.. Enumerable.Range(0, columns).Select(_ => new PlotColumn())];
            long start = answers[0].Counter;
            long span = Math.Max(1, answers[^1].Counter - start);
            for (int i = 0; i < answers.Count; i++)
            {
                _columns[(int)((answers[i].Counter - start) * (columns - 1) / span)].Add(answers[i], truth[i]);
            }

            _title = title;
            _minutes = span / MicrosecondsPerMinute;
            _scale = new SymmetricScale(Largest(), Top, PanelHeight);
            _svg = new SvgText(Width, Height, $"Clock error against truth: {title}");
        }

        /// <summary>The picture as SVG.</summary>
        public string Draw()
        {
            DrawGrid();
            foreach ((int first, int end) in Runs(c => c.HasUtc, (_, _) => true))
            {
                DrawRun(first, end);
            }

            _svg.Stroke(Left, _scale.Place(0), Right, _scale.Place(0), PlotColours.Axis, 0.6);
            foreach ((int first, int end) in Runs(c => c.HasState, (a, b) => a.State == b.State))
            {
                _svg.Rectangle(Place(first), StripTop, Place(end) - Place(first), StripHeight, PlotColours.Of(_columns[first].State));
            }

            DrawLegend();
            return _svg.End();
        }

        private double Place(double column) => Left + column * (Right - Left) / _columns.Length;

        private double Largest() =>
            _columns.Where(c => c.HasUtc).Select(c => (double)Math.Max(c.Bound, Math.Max(c.HighestError, -c.LowestError))).Append(10).Max();

        // Neighbours that belong together, as first and end.
        private IEnumerable<(int First, int End)> Runs(Func<PlotColumn, bool> isPart, Func<PlotColumn, PlotColumn, bool> isSame)
        {
            int first = 0;
            for (int i = 1; i <= _columns.Length; i++)
            {
                if (i < _columns.Length && isPart(_columns[i]) == isPart(_columns[first]) && isSame(_columns[first], _columns[i]))
                {
                    continue;
                }

                if (isPart(_columns[first]))
                {
                    yield return (first, i);
                }

                first = i;
            }
        }

        private void DrawRun(int first, int end)
        {
            _svg.Area(Line(first, end, c => c.Uncertainty), Line(first, end, c => -c.Uncertainty), PlotColours.Uncertainty);
            _svg.Curve(Line(first, end, c => c.Bound), PlotColours.Bound);
            _svg.Curve(Line(first, end, c => -c.Bound), PlotColours.Bound);
            _svg.Area(Line(first, end, c => c.HighestError), Line(first, end, c => c.LowestError), PlotColours.Error);
        }

        private IEnumerable<(double X, double Y)> Line(int first, int end, Func<PlotColumn, long> value) =>
            Enumerable.Range(first, end - first).Select(i => (Place(i + 0.5), _scale.Place(value(_columns[i]))));

        private void DrawGrid()
        {
            _svg.Words(Left, 26, _title, size: 18);
            foreach (long tick in _scale.Ticks())
            {
                double y = _scale.Place(tick);
                _svg.Stroke(Left, y, Right, y, PlotColours.Grid);
                _svg.Words(Left - 6, y + 4, SymmetricScale.Label(tick), "end");
            }

            double step = new[] { 0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 360, 1440 }.FirstOrDefault(s => _minutes / s <= TicksAtMost, 10080);
            for (int i = 0; i * step <= _minutes; i++)
            {
                double x = Place(i * step * _columns.Length / _minutes);
                _svg.Stroke(x, Top, x, Top + PanelHeight, PlotColours.Grid);
                _svg.Words(x, StripTop + StripHeight + 18, FormattableString.Invariant($"{i * step:0.#}"), "middle");
            }

            _svg.Words((Left + Right) / 2, Height - 12, "minutes since the first question", "middle");
            _svg.Words(Left - 6, StripTop + 11, "state", "end");
        }

        private void DrawLegend()
        {
            double x = Left;
            x = Entry(x, PlotColours.Error, "error, least to greatest");
            x = Entry(x, PlotColours.Uncertainty, "\u00b1 U95");
            x = Entry(x, PlotColours.Bound, "\u00b1 bound") + 30;
            foreach (ClockState state in _columns.Where(c => c.HasState).Select(c => c.State).Distinct().Order())
            {
                x = Entry(x, PlotColours.Of(state), StateWords.Of(state));
            }
        }

        private double Entry(double x, string colour, string words)
        {
            const double Box = 12;
            const double PerLetter = 7;
            _svg.Rectangle(x, 40, Box, Box, colour);
            _svg.Words(x + Box + 5, 50, words);
            return x + Box + 20 + words.Length * PerLetter;
        }
    }
}
