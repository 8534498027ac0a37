using System.Xml.Linq;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>The package descriptions agree with the projects they pack.</summary>
    [TestClass]
    public sealed class PackageTests
    {
        private static readonly string[] s_built = ["dll", "pdb", "pdbx", "pe", "xml"];

        [TestMethod]
        [DataRow("hal/Chronoseal.Hal")]
        [DataRow("drivers/Chronoseal.Protocols")]
        [DataRow("drivers/Chronoseal.Drivers")]
        public void ThePackageIsWhatTheProjectBuilds(string folder)
        {
            string name = Path.GetFileName(folder);
            string root = Path.Combine(RepositoryRoot.Path, folder);
            XDocument project = XDocument.Load(Path.Combine(root, name + ".nfproj"));
            XDocument package = XDocument.Load(Path.Combine(root, name + ".nuspec"));
            string assembly = Value(project, "AssemblyName");
            Assert.AreEqual(assembly, Value(package, "id"));
            Assert.AreEqual("$version$", Value(package, "version"));
            Assert.AreEqual($@"bin\$(Configuration)\{assembly}.xml", Value(project, "DocumentationFile"));

            Dictionary<string, string> files = package.Descendants().Where(e => e.Name.LocalName == "file")
                .ToDictionary(e => e.Attribute("target")!.Value, e => e.Attribute("src")!.Value);
            foreach (string extension in s_built)
            {
                Assert.AreEqual($@"bin\Release\{assembly}.{extension}", files[$@"lib\{assembly}.{extension}"]);
            }

            foreach (string shown in new[] { Value(package, "readme"), Value(package, "license") })
            {
                Assert.IsTrue(File.Exists(Path.Combine(root, files[shown].Replace('\\', '/'))), shown);
            }

            Assert.HasCount(s_built.Length + 2, files);
        }

        [TestMethod]
        [DataRow("hal/Chronoseal.Hal")]
        [DataRow("drivers/Chronoseal.Protocols")]
        [DataRow("drivers/Chronoseal.Drivers")]
        public void ThePackageDependsOnWhatTheProjectReferences(string folder)
        {
            string name = Path.GetFileName(folder);
            string root = Path.Combine(RepositoryRoot.Path, folder);
            XDocument project = XDocument.Load(Path.Combine(root, name + ".nfproj"));
            IEnumerable<string> packages = XDocument.Load(Path.Combine(root, "packages.config")).Descendants("package")
                .Where(e => e.Attribute("developmentDependency")?.Value != "true")
                .Select(e => $"{e.Attribute("id")!.Value} {e.Attribute("version")!.Value}");
            IEnumerable<string> projects = project.Descendants().Where(e => e.Name.LocalName == "ProjectReference")
                .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value.Replace('\\', '/')) + " $version$");
            IEnumerable<string> declared = XDocument.Load(Path.Combine(root, name + ".nuspec")).Descendants()
                .Where(e => e.Name.LocalName == "dependency")
                .Select(e => $"{e.Attribute("id")!.Value} {e.Attribute("version")!.Value}");
            CollectionAssert.AreEquivalent(packages.Concat(projects).ToArray(), declared.ToArray());
        }

        private static string Value(XDocument document, string name) => document.Descendants().First(e => e.Name.LocalName == name).Value;
    }
}
