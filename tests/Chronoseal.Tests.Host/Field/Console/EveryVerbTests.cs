using System.Text.RegularExpressions;
using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>Every verb in both modes with good and bad arguments, on the node's whole program in the plant, in each state that a node can be in.</summary>
    [TestClass]
    public sealed partial class EveryVerbTests
    {
        public static IEnumerable<object[]> Verbs => VerbCases.All.Select(c => c.Verb).Distinct().Select(v => new object[] { v });

        [TestMethod]
        public void EveryVerbHasGoodAndBadCases()
        {
            using ConsoleSite site = new ConsoleSite().Boot(1);
            IVerb[] verbs = ConsoleVerbs.All(site.Node, new ConsoleSession(new NoWait()));
            foreach (IVerb verb in verbs)
            {
                VerbCase[] cases = [.. VerbCases.All.Where(c => c.Verb == verb.Name)];
                Assert.IsTrue(cases.Any(c => !c.IsBad), $"{verb.Name} has no good case in VerbCases");
                Assert.IsTrue(cases.Any(c => c.IsBad), $"{verb.Name} has no bad case in VerbCases");
                Assert.MatchesRegex(NamePattern(), verb.Name);
                Assert.IsTrue(verb.Help.EndsWith('.') && !verb.Help.Contains('\n'), verb.Name);
                foreach (string form in verb.Usage.Split('\n'))
                {
                    Assert.IsTrue(form == verb.Name || form.StartsWith(verb.Name + " ", StringComparison.Ordinal), form);
                }
            }

            string[] names = [.. verbs.Select(v => v.Name)];
            CollectionAssert.AllItemsAreUnique(names);
            CollectionAssert.IsSubsetOf(VerbCases.All.Select(c => c.Verb).Distinct().ToArray(), names);
            MachineAnswer help = site.Ask("help");
            CollectionAssert.AreEqual(names, help.Records[0].Keys.ToArray());
        }

        [TestMethod]
        [DynamicData(nameof(Verbs))]
        public void EveryVerbAnswersOnANodeThatSamples(string verb)
        {
            using ConsoleSite site = new ConsoleSite().Boot(20);
            foreach (VerbCase item in VerbCases.All.Where(c => c.Verb == verb))
            {
                MachineAnswer answer = site.Ask(item.Line);
                Assert.IsTrue(item.Allows(answer.Code), $"{item.Line} should answer {item.Code}: {answer.Line}");
                string text = site.Type(item.Line);
                Assert.AreEqual(item.IsBad, ErrorLine().IsMatch(text), $"{item.Line}: {text}");
                Assert.IsTrue(text.All(c => c is (>= ' ' and <= '~') or '\r' or '\n'), text);
            }

            Assert.AreEqual("", site.Leaks());
        }

        [TestMethod]
        [DataRow("epoch-us=7\n", "Misconfigured")]
        [DataRow("calibrate-capture=1\n", "Calibrating")]
        [DataRow("seal=signature\nseal-slot=15\n", "Failed")]
        public void EveryVerbAnswersOnANodeThatDoesNotSample(string settings, string state)
        {
            using ConsoleSite site = new ConsoleSite(settings).Boot(5);
            Assert.AreEqual(state, site.Ask("status")["state"]);
            foreach (VerbCase item in VerbCases.All.Where(c => !c.RestartsAnIdleNode))
            {
                MachineAnswer answer = site.Ask(item.Line);
                Assert.AreNotEqual("Fault", answer.Code, answer.Line);
                Assert.IsTrue(!item.IsBad || !answer.IsOk, $"{item.Line}: {answer.Line}");
                Assert.IsFalse(site.Type(item.Line).Contains("error Fault", StringComparison.Ordinal), item.Line);
            }

            Assert.AreEqual("", site.Leaks());
        }

        [TestMethod]
        public void WhatIsTypedOfAPasswordIsNotShown()
        {
            using ConsoleSite site = new ConsoleSite().Boot(2);
            foreach (string line in new[] { "config set broker-password ", "broker-password=", "config set \"broker-password\" ", "confg set BROKER-PASSWORD " })
            {
                site.Type(line + ConsoleSite.Password);
                site.Ask(line + ConsoleSite.Password);
            }

            Assert.AreEqual("", site.Leaks());
        }

        [GeneratedRegex(@"^error [A-Za-z]+: [^;]+; .+$", RegexOptions.Multiline)]
        private static partial Regex ErrorLine();

        [GeneratedRegex(@"\A[a-z][a-z0-9-]*\z")]
        private static partial Regex NamePattern();

        private sealed class NoWait : IConsoleWait
        {
            public bool Pause(long untilMicroseconds) => true;
        }
    }
}
