using Chronoseal.Hal;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests
{
    [TestClass]
    public class OutcomeTests
    {
        [TestMethod]
        public void Every_outcome_has_its_own_word()
        {
            string seen = "|";
            for (int i = 0; i <= (int)Outcome.BusFault; i++)
            {
                string name = Outcomes.Name((Outcome)i);
                Assert.AreNotEqual("Unknown", name);
                Assert.IsTrue(seen.IndexOf("|" + name + "|") < 0, name);
                seen += name + "|";
            }

            Assert.AreEqual("Unknown", Outcomes.Name((Outcome)99));
        }

        [TestMethod]
        [DataRow("BE EF", "BEEF")]
        [DataRow("", "")]
        public void Hex_reads_what_it_prints(string expected, string text)
        {
            Assert.AreEqual(expected, Hex.Format(Hex.Parse(text)));
        }
    }
}
