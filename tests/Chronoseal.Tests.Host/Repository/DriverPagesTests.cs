using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>docs/oem.md shows the code that compiles, docs/drivers.md the sheets that the drivers have.</summary>
    [TestClass]
    public sealed class DriverPagesTests
    {
        [TestMethod]
        public void TheOemPageShowsTheExampleAsItIs()
        {
            int parts = MarkedPage.AssertUpToDate("docs/oem.md", @"code: (?<file>\S+)", mark =>
                $"```csharp\n{File.ReadAllText(Path.Combine(RepositoryRoot.Path, mark.Groups["file"].Value)).ReplaceLineEndings("\n")}```\n");
            Assert.AreEqual(5, parts);
        }

        [TestMethod]
        public void TheDriverPageListsThePartsOfTheCode()
        {
            int parts = MarkedPage.AssertUpToDate("docs/drivers.md", "parts", _ =>
            {
                CommandRun run = CommandRun.Of("parts", "--markdown");
                Assert.AreEqual(0, run.ExitCode);
                return run.Output.ReplaceLineEndings("\n");
            });
            Assert.AreEqual(1, parts);
        }
    }
}
