using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chronoseal.Cli.Provision;
using Chronoseal.Evidence.Registry;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>The label: well-formed, whole, readable by eye and by a reader of codes that is not the one that drew it.</summary>
    [TestClass]
    public sealed class LabelTests
    {
        private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

        [TestMethod]
        [DataRow("a", null, "mac")]
        [DataRow("cleanroom-3", "0211223344556677", "mac")]
        [DataRow("a-name-that-is-as-long-as-can-be", "0211223344556677", "signature")]
        [DataRow("0211223344556677", "0211223344556677", "signature")]
        public void CodeAndTextSayWhoItIs(string node, string? eui64, string seal)
        {
            RegistryEntry entry = Entry(node, eui64, seal);
            XElement drawing = XDocument.Parse(System.Text.Encoding.UTF8.GetString(Label.Svg(entry))).Root!;
            Assert.AreEqual(s_svg + "svg", drawing.Name);
            Assert.AreEqual("62mm", drawing.Attribute("width")!.Value);
            Assert.AreEqual("29mm", drawing.Attribute("height")!.Value);
            string text = string.Concat(drawing.Descendants(s_svg + "text").Select(line => line.Value));
            StringAssert.Contains(text, node);
            StringAssert.Contains(text.Replace(" ", ""), entry.KeyId);
            StringAssert.Contains(text.Replace(" ", ""), "made2026-11-22");
            double bottom = drawing.Descendants(s_svg + "text").Max(line => double.Parse(line.Attribute("y")!.Value));
            Assert.IsLessThan(28.5, bottom);

            string expected = $"CHRONOSEAL1:NODE={node}{(eui64 is null ? "" : ";EUI=" + eui64)};KID={entry.KeyId};SEAL={seal}";
            Assert.AreEqual(expected, QrReader.Read(Modules(drawing)));
            StringAssert.Contains(System.Text.Encoding.UTF8.GetString(Label.Text(entry)), expected);
        }

        [TestMethod]
        public void TheReaderSeesWhatIsDrawn()
        {
            bool[,] modules = Modules(XDocument.Parse(System.Text.Encoding.UTF8.GetString(Label.Svg(Entry("cleanroom-3", null, "mac")))).Root!);
            string right = QrReader.Read(modules);
            int side = modules.GetLength(0);
            for (int up = 5; up <= 8; up++)
            {
                modules[side - up, side - 1] ^= true;
                Assert.AreNotEqual(right, ReadOrNothing(modules), "a module of the second codeword");
                modules[side - up, side - 1] ^= true;
            }

            Assert.AreEqual(right, ReadOrNothing(modules));
        }

        private static string ReadOrNothing(bool[,] modules)
        {
            try
            {
                return QrReader.Read(modules);
            }
            catch (Exception e) when (e is InvalidOperationException or IndexOutOfRangeException or AssertFailedException)
            {
                return "";
            }
        }

        // The drawing, not what it was drawn from. The margin that a reader needs is checked and taken off.
        private static bool[,] Modules(XElement drawing)
        {
            XElement code = drawing.Element(s_svg + "path")!;
            var dark = Regex.Matches(code.Attribute("d")!.Value, @"M(\d+) (\d+)h1v1h-1z").Select(m => (X: int.Parse(m.Groups[1].Value), Y: int.Parse(m.Groups[2].Value))).ToList();
            int first = dark.Min(module => module.X);
            Assert.AreEqual(4, first, "the light margin");
            int side = dark.Max(module => module.X) - first + 1;
            var modules = new bool[side, side];
            dark.ForEach(module => modules[module.Y - first, module.X - first] = true);
            string scale = Regex.Match(code.Attribute("transform")!.Value, @"scale\(([\d.]+)\)").Groups[1].Value;
            Assert.IsLessThan(28.1, (side + 8) * double.Parse(scale));
            return modules;
        }

        private static RegistryEntry Entry(string node, string? eui64, string seal) => new()
        {
            Node = node,
            Eui64 = eui64,
            KeyId = "00f1e2d3c4b5a697",
            Seal = seal,
            Provisioned = new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero),
            SettingsHash = new string('0', 64),
            Sensors = ["climate"],
        };
    }
}
