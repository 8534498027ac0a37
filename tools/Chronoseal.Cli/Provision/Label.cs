using System.Collections;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Chronoseal.Evidence.Registry;

namespace Chronoseal.Cli.Provision
{
    /// <summary>A label to print and stick to the node, 62 x 29 mm: who it is and which key seals its frames.</summary>
    internal static class Label
    {
        private const double WidthMillimetres = 62;
        private const double HeightMillimetres = 29;
        private const double CodeMillimetres = 27;
        private const double MarginMillimetres = 1;
        private const double NameMillimetres = 3.2;
        private const double TextMillimetres = 2.2;
        private const int NameLineCharacters = 16;
        private const int KeyGroupDigits = 4;

        private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

        /// <summary>The label as a drawing in millimetres.</summary>
        internal static byte[] Svg(RegistryEntry entry)
        {
            var drawing = new XElement(
                s_svg + "svg",
                new XAttribute("width", Number(WidthMillimetres) + "mm"),
                new XAttribute("height", Number(HeightMillimetres) + "mm"),
                new XAttribute("viewBox", $"0 0 {Number(WidthMillimetres)} {Number(HeightMillimetres)}"),
                new XElement(s_svg + "title", $"Chronoseal node {entry.Node}"),
                new XElement(s_svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#fff")),
                Code(entry),
                Lines(entry));
            return Encoding.UTF8.GetBytes(drawing.ToString().ReplaceLineEndings("\n") + "\n");
        }

        /// <summary>The same as text.</summary>
        internal static byte[] Text(RegistryEntry entry)
        {
            IEnumerable<string> lines = ["Chronoseal node", .. Facts(entry).Prepend("node " + entry.Node), "code " + LabelCode.Text(entry)];
            return Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n");
        }

        private static IEnumerable<string> Facts(RegistryEntry entry)
        {
            string[] board = entry.Eui64 is { } eui && eui != entry.Node ? ["id   " + Grouped(eui)] : [];
            return [.. board, "key  " + Grouped(entry.KeyId), "seal " + entry.Seal, "made " + entry.Provisioned.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        }

        private static XElement Code(RegistryEntry entry)
        {
            IReadOnlyList<BitArray> modules = LabelCode.Modules(entry);
            var path = new StringBuilder();
            for (int y = 0; y < modules.Count; y++)
            {
                for (int x = 0; x < modules.Count; x++)
                {
                    path.Append(modules[y][x] ? $"M{x} {y}h1v1h-1z" : "");
                }
            }

            string scale = Number(CodeMillimetres / modules.Count);
            return new XElement(
                s_svg + "path",
                new XAttribute("transform", $"translate({Number(MarginMillimetres)} {Number(MarginMillimetres)}) scale({scale})"),
                new XAttribute("shape-rendering", "crispEdges"),
                new XAttribute("fill", "#000"),
                new XAttribute("d", path.ToString()));
        }

        private static XElement Lines(RegistryEntry entry)
        {
            double x = MarginMillimetres + CodeMillimetres + MarginMillimetres;
            double y = 4.2;
            var lines = new XElement(s_svg + "g", new XAttribute("font-family", "monospace"), new XAttribute("fill", "#000"));
            lines.Add(Line(x, y, TextMillimetres, "Chronoseal node"));
            foreach (string part in entry.Node.Chunk(NameLineCharacters).Select(part => new string(part)))
            {
                y += NameMillimetres * 1.25;
                lines.Add(Line(x, y, NameMillimetres, part));
            }

            foreach (string fact in Facts(entry))
            {
                y += TextMillimetres * 1.5;
                lines.Add(Line(x, y, TextMillimetres, fact));
            }

            return lines;
        }

        private static XElement Line(double x, double y, double size, string text) => new(
            s_svg + "text",
            new XAttribute("x", Number(x)),
            new XAttribute("y", Number(y)),
            new XAttribute("font-size", Number(size)),
            new XAttribute(XNamespace.Xml + "space", "preserve"),
            text);

        private static string Grouped(string digits) => string.Join(' ', digits.Chunk(KeyGroupDigits).Select(group => new string(group)));

        private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
    }
}
