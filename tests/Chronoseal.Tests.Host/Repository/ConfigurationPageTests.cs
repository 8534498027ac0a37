using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>docs/configuration.md has the table of the schema.</summary>
    [TestClass]
    public sealed class ConfigurationPageTests
    {
        [TestMethod]
        public void ThePageListsTheSettingsOfTheCode()
        {
            int parts = MarkedPage.AssertUpToDate("docs/configuration.md", "settings", _ =>
            {
                CommandRun run = CommandRun.Of("config", "list", "--markdown");
                Assert.AreEqual(0, run.ExitCode);
                return run.Output.ReplaceLineEndings("\n");
            });
            Assert.AreEqual(1, parts);
        }
    }
}
