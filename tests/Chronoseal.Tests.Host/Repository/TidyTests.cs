using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>What must stay true of the repository itself.</summary>
    [TestClass]
    public class TidyTests
    {
        private static readonly string[] s_portable =
        [
            "hal/Chronoseal.Hal", "drivers/Chronoseal.Protocols", "drivers/Chronoseal.Drivers", "firmware/Chronoseal.Firmware",
            "firmware/Chronoseal.Firmware/Console", "firmware/Chronoseal.Firmware/Nodes", "firmware/Chronoseal.Firmware/Timing",
        ];

        // The one place with a published algorithm that is defined in real numbers; its own arithmetic, never the platform's Math.
        private const string RealNumbers = @"/GasIndex/|/Numbers/Real";

        [TestMethod]
        public void Every_portable_source_is_listed_in_its_device_project()
        {
            foreach (string folder in s_portable.Concat(["tests/Chronoseal.Tests", "tests/Chronoseal.Tests.Drivers", "tests/Chronoseal.Tests.Field", "tests/Chronoseal.Tests.Protocols", "tests/Chronoseal.Tests.Timing"]))
            {
                string root = Path.Combine(RepositoryRoot.Path, folder);
                XDocument project = XDocument.Load(Directory.EnumerateFiles(root, "*.nfproj").Single());
                var listed = project.Descendants().Where(e => e.Name.LocalName == "Compile").Select(e => e.Attribute("Include")!.Value.Replace('\\', '/')).Where(f => !f.StartsWith("../")).ToHashSet();
                var present = Sources(root).Where(f => !IsHostOnly(f)).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).ToHashSet();
                CollectionAssert.AreEquivalent(present.ToArray(), listed.ToArray(), folder);
            }
        }

        [TestMethod]
        [DataRow(@"\bThread\.Sleep\b")]
        [DataRow(@"\bDateTime\.(Utc)?Now\b")]
        [DataRow(@"\bTickCount64\b")]
        [DataRow(@"\bnew Thread\b")]
        [DataRow(@"\bMath\.\w+\(")]
        [DataRow(@"^\s*#if\b")]
        [DataRow(@"^\s*#region\b")]
        [DataRow(@"\bdouble\b|\bfloat\b")]
        public void Portable_sources_do_not_use(string pattern)
        {
            var banned = new Regex(pattern);
            foreach (string file in s_portable.SelectMany(f => Sources(Path.Combine(RepositoryRoot.Path, f))).Where(f => !IsHostOnly(f) && !Regex.IsMatch(f, RealNumbers)))
            {
                int line = 0;
                foreach (string text in File.ReadLines(file))
                {
                    line++;
                    string code = Regex.Replace(text, @"//.*|""[^""]*""", "");
                    Assert.IsFalse(banned.IsMatch(code.Replace("IntegerMath.", "")), $"{file}({line}): {text.Trim()}");
                }
            }
        }

        [TestMethod]
        public void The_device_solution_lists_only_device_projects_and_all_of_them()
        {
            string solution = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "nanoFramework.sln"));
            string[] listed = [.. Regex.Matches(solution, @"""([^""]+\.\w+proj)""").Select(m => Path.GetFileName(m.Groups[1].Value.Replace('\\', '/')))];
            string[] present = [.. Directory.EnumerateFiles(RepositoryRoot.Path, "*.nfproj", SearchOption.AllDirectories).Select(f => Path.GetFileName(f))];
            CollectionAssert.AreEquivalent(present, listed);
        }

        [TestMethod]
        public void Links_between_pages_lead_somewhere()
        {
            foreach (string page in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md").Append(Path.Combine(RepositoryRoot.Path, "README.md")))
            {
                foreach (Match link in Regex.Matches(File.ReadAllText(page), @"\]\((?!https?:)([^)#]+)"))
                {
                    string target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value);
                    Assert.IsTrue(Path.Exists(target), $"{page}: {link.Groups[1].Value}");
                }
            }
        }

        // A folder with a project of its own is that project's.
        private static IEnumerable<string> Sources(string folder) => Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Nested(folder).Any(f.StartsWith))
            .Where(f => !Path.GetRelativePath(folder, f).Replace('\\', '/').Split('/').Any(part => part is "bin" or "obj"));

        private static IEnumerable<string> Nested(string folder) => s_portable
            .Select(p => Path.Combine(RepositoryRoot.Path, p) + "/")
            .Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal) && p != folder + "/");

        private static bool IsHostOnly(string file) => File.ReadLines(file).Take(3).Any(l => l.Contains("host only"));
    }
}
