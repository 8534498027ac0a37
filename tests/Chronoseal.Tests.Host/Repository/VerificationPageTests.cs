using Chronoseal.Evidence.Audit;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>docs/verification.md lists the rules of the code.</summary>
    [TestClass]
    public sealed class VerificationPageTests
    {
        [TestMethod]
        public void ThePageListsTheRulesOfTheCode()
        {
            int parts = MarkedPage.AssertUpToDate("docs/verification.md", "rules", _ =>
                "| rule | severity | what was found | what to ask |\n|---|---|---|---|\n"
                + string.Concat(AuditRules.All.Select(rule => $"| `{rule.Id}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Meaning} | {rule.Question} |\n")));
            Assert.AreEqual(1, parts);
        }

        [TestMethod]
        public void EveryRuleOfTheCodeIsListedOnce()
        {
            AuditRule[] declared = [.. typeof(AuditRules).GetProperties().Where(property => property.PropertyType == typeof(AuditRule)).Select(property => (AuditRule)property.GetValue(null)!)];
            CollectionAssert.AreEquivalent(declared, AuditRules.All.ToArray());
            CollectionAssert.AllItemsAreUnique(AuditRules.All.Select(rule => rule.Id).ToArray());
        }
    }
}
