using System.Text;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Buses;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Tests.Host.Repository;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>docs/console.md has the verbs and limits that the console has.</summary>
    [TestClass]
    public sealed class ConsolePageTests
    {
        private const string Page = "docs/console.md";

        [TestMethod]
        public void ThePageListsTheVerbs() => Assert.AreEqual(1, MarkedPage.AssertUpToDate(Page, "verbs", _ => Verbs()));

        [TestMethod]
        public void ThePageStatesTheLimits()
        {
            string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page));
            foreach (System.Reflection.FieldInfo limit in typeof(ConsoleLimits).GetFields().Concat(typeof(BusLimits).GetFields()))
            {
                string value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Convert.ToInt64(limit.GetRawConstantValue(), null):N0}");
                Assert.Contains($"| {limit.Name} | {value} |", text);
            }
        }

        private static string Verbs()
        {
            var text = new StringBuilder("| verb | how it is used | what it does |\n|---|---|---|\n");
            IVerb[] verbs = ConsoleVerbs.All(new Node(new QuietBoard()), new ConsoleSession(null));
            foreach (IVerb verb in verbs)
            {
                string usage = string.Join("<br>", verb.Usage.Split('\n').Select(form => $"`{form.Replace("|", "\\|")}`"));
                text.Append($"| `{verb.Name}` | {usage} | {verb.Help.Replace("|", "\\|")} |\n");
            }

            return text.ToString();
        }
    }
}
