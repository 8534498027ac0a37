using Chronoseal.Cli.Terminal;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>What Tab makes of a line.</summary>
    [TestClass]
    public sealed class CompleterTests
    {
        private static readonly Dictionary<string, string[]> s_usages = new()
        {
            ["cal"] = ["cal list", "cal set SENSOR [cert=..] NAME=VALUE ..."],
            ["config"] = ["config list [PREFIX]", "config get NAME", "config revert [saved|previous]", "config import, then lines"],
            ["modbus"] = ["modbus read BUS UNIT holding|input|coil ADDRESS"],
            ["read"] = ["read SENSOR"],
        };

        [TestMethod]
        [DataRow("", 0, ".quit cal config modbus read")]
        [DataRow("c", 0, "cal config")]
        [DataRow("cal ", 4, "list set")]
        [DataRow("cal s", 4, "set")]
        [DataRow("cal set ", 8, "climate hcho")]
        [DataRow("cal set climate c", 16, "cert=")]
        [DataRow("cal set climate cert=1 bro", 23, "broker-tls= broker=")]
        [DataRow("cal set climate cert=1 node=x bro", 30, "broker-tls= broker=")]
        [DataRow("config get bro", 11, "broker broker-tls")]
        [DataRow("config  revert p", 15, "previous")]
        [DataRow("config i", 7, "import")]
        [DataRow("modbus read rs485 1 ", 20, "coil holding input")]
        [DataRow("modbus read rs485 1 holding ", 28, "")]
        [DataRow("read climate ", 13, "")]
        [DataRow("nosuch ", 7, "")]
        [DataRow("config nosuch ", 14, "")]
        public void WordIsCompletedByTheFormsOfItsVerb(string typed, int start, string words)
        {
            Completion completion = new Completer(new FakeVocabulary(), [".quit"]).Complete(typed);
            Assert.AreEqual(start, completion.Start);
            Assert.AreEqual(words, string.Join(' ', completion.Words));
        }

        [TestMethod]
        public void CommonBeginningIsFound()
        {
            Completion completion = new Completer(new FakeVocabulary(), []).Complete("config get b");
            Assert.AreEqual("broker", completion.Common);
        }

        /// <summary>A node's help is not ours: whatever it says, completion lives.</summary>
        [TestMethod]
        [DataRow("")]
        [DataRow("...")]
        [DataRow("read ...")]
        [DataRow("read [] | =")]
        public void OddFormsDoNoHarm(string form)
        {
            var vocabulary = new FakeVocabulary { Form = form };
            foreach (string typed in new[] { "read ", "read x ", "read x y z" })
            {
                Assert.IsNotNull(new Completer(vocabulary, []).Complete(typed));
            }
        }

        [TestMethod]
        public void TheNodeIsAskedOnceAndOnlyWhenNeeded()
        {
            using var line = new FakeLine();
            line.Node.Answers["help"] = "@ID ok Ok help=\"Lists the verbs\" read=\"Reads a sensor\"";
            line.Node.Answers["help read"] = "@ID ok Ok help=\"Reads\" usage=\"read SENSOR\" usage-2=\"read all\"";
            line.Node.Answers["sensors"] = "@ID ok Ok name=climate state=Ok ; name=toc";
            var completer = new Completer(new NodeVocabulary(line.Client), []);
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual("read", string.Join(' ', completer.Complete("re").Words));
                Assert.AreEqual("all climate toc", string.Join(' ', completer.Complete("read ").Words));
            }

            line.Node.Answers["tap"] = "@ID ok Ok bus=i2c7 ; bus=toc";
            Assert.AreEqual("i2c7 toc", string.Join(' ', new NodeVocabulary(line.Client).Meanings("BUS")));
            Assert.AreEqual("help|help read|sensors|tap", string.Join('|', line.Node.Typed));
        }

        private sealed class FakeVocabulary : IVocabulary
        {
            internal string? Form { get; init; }

            public IReadOnlyList<string> Verbs => [.. s_usages.Keys];

            public IReadOnlyList<string> Usages(string verb) => Form != null ? [Form] : s_usages.GetValueOrDefault(verb, []);

            public IReadOnlyList<string> Meanings(string placeholder) => placeholder switch
            {
                "SENSOR" => ["climate", "hcho"],
                "NAME" or "PREFIX" => ["broker", "broker-tls", "node"],
                "BUS" => ["rs485"],
                _ => [],
            };
        }
    }
}
