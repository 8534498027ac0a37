using System.Globalization;
using System.Security;
using System.Text;

namespace Chronoseal.Cli.Clock
{
    /// <summary>SVG markup under construction.</summary>
    public sealed class SvgText
    {
        private readonly StringBuilder _text = new();

        /// <summary>Opens a picture with a white ground and a name for screen readers.</summary>
        public SvgText(int width, int height, string title)
        {
            Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"");
            Line($" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">");
            Line($"<title>{SecurityElement.Escape(title)}</title>");
            Rectangle(0, 0, width, height, "#fff");
        }

        /// <summary>A filled rectangle.</summary>
        public void Rectangle(double x, double y, double width, double height, string colour) =>
            Line($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" fill=\"{colour}\"/>");

        /// <summary>A straight line.</summary>
        public void Stroke(double x1, double y1, double x2, double y2, string colour, double width = 1) =>
            Line($"<path d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\" stroke=\"{colour}\" stroke-width=\"{width:0.#}\"/>");

        /// <summary>Words; anchor is start, middle or end.</summary>
        public void Words(double x, double y, string words, string anchor = "start", int size = 12) =>
            Line($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" font-size=\"{size}\">{SecurityElement.Escape(words)}</text>");

        /// <summary>A line through points.</summary>
        public void Curve(IEnumerable<(double X, double Y)> points, string colour) =>
            Line($"<path d=\"M{Join(points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.4\"/>");

        /// <summary>An area between an upper and a lower line, with an outline that keeps it visible where it is thin.</summary>
        public void Area(IEnumerable<(double X, double Y)> upper, IEnumerable<(double X, double Y)> lower, string colour) =>
            Line($"<path d=\"M{Join(upper.Concat(lower.Reverse()))}Z\" fill=\"{colour}\" stroke=\"{colour}\" stroke-width=\"0.8\" stroke-linejoin=\"round\"/>");

        /// <summary>Closes the picture.</summary>
        public string End()
        {
            Line($"</svg>");
            return _text.ToString();
        }

        private static string Join(IEnumerable<(double X, double Y)> points) =>
            string.Join("L", points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#} {p.Y:0.#}")));

        private void Line(FormattableString markup) => _text.Append(markup.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
