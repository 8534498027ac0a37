using System.Text;
using Chronoseal.Cli.Terminal;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>The grammar of docs/console.md, from the client's side.</summary>
    [TestClass]
    public sealed class AnswerParserTests
    {
        private const string Bare = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:+/@,()%*-";

        [TestMethod]
        [DataRow("@7 ok Ok", "7 True Ok '' ")]
        [DataRow("@aB3 ok Ok name=climate state=Ok ; name=hcho state=Ok", "aB3 True Ok '' name=climate|state=Ok;name=hcho|state=Ok")]
        [DataRow("@7 ok Restarting note=\"back in a moment\"", "7 True Restarting '' note=back in a moment")]
        [DataRow("@7 ok Ok a=\"\" b=\"x \\\" \\\\ ; y=1\"", "7 True Ok '' a=|b=x \" \\ ; y=1")]
        [DataRow("@7 ok Ok hash=a:b/c@d,(e)%*-+_.", "7 True Ok '' hash=a:b/c@d,(e)%*-+_.")]
        [DataRow("@12345678 err Timeout no answer; check the cable", "12345678 False Timeout 'no answer; check the cable' ")]
        [DataRow("@7 err Usage", "7 False Usage '' ")]
        [DataRow("@7 err Usage ", "7 False Usage '' ")]
        public void WhatTheGrammarHasIsRead(string line, string expected)
        {
            Assert.IsTrue(AnswerParser.TryParse(line, out NodeAnswer? answer, out string fault), fault);
            Assert.AreEqual(expected, Text(answer));
        }

        [TestMethod]
        [DataRow("", 1)]
        [DataRow("7 ok Ok", 1)]
        [DataRow("@", 2)]
        [DataRow("@123456789 ok Ok", 11)]
        [DataRow("@7", 3)]
        [DataRow("@7 ", 4)]
        [DataRow("@7 OK Ok", 4)]
        [DataRow("@7 yes Ok", 7)]
        [DataRow("@7 ok", 6)]
        [DataRow("@7 ok ", 7)]
        [DataRow("@7 ok Ok ", 10)]
        [DataRow("@7 ok Ok name", 14)]
        [DataRow("@7 ok Ok name=", 15)]
        [DataRow("@7 ok Ok name=a  b=c", 17)]
        [DataRow("@7 ok Ok name=a b=c ", 21)]
        [DataRow("@7 ok Ok name=a;b=c", 16)]
        [DataRow("@7 ok Ok ; name=a", 10)]
        [DataRow("@7 ok Ok name=a ;", 18)]
        [DataRow("@7 ok Ok name=a ; ", 19)]
        [DataRow("@7 ok Ok name=a ; ; b=c", 19)]
        [DataRow("@7 ok Ok name=\"a", 17)]
        [DataRow("@7 ok Ok name=\"a\\", 18)]
        [DataRow("@7 ok Ok name=\"a\\n\"", 18)]
        [DataRow("@7 ok Ok name=\"a\"b", 18)]
        [DataRow("@7 ok Ok name=<", 15)]
        [DataRow("@7 ok Ok name=\"\u00e9\"", 16)]
        [DataRow("@7 err Bad\tcause", 11)]
        public void AnythingElseIsRefusedWithItsColumn(string line, int column)
        {
            Assert.IsFalse(AnswerParser.TryParse(line, out NodeAnswer? answer, out string fault));
            Assert.IsNull(answer);
            StringAssert.Contains(fault, $"column {column} ");
        }

        [TestMethod]
        [DataRow("@7 ok Ok", true)]
        [DataRow("@7", true)]
        [DataRow("@77 ok Ok", false)]
        [DataRow("7 ok Ok", false)]
        [DataRow("", false)]
        public void AnAnswerIsKnownByItsId(string line, bool isOurs) => Assert.AreEqual(isOurs, AnswerParser.IsAnswerTo("7", line));

        [TestMethod]
        public void ATapIsRead()
        {
            Assert.IsTrue(AnswerParser.TryParseUnasked("!tap bus=i2c1 dir=w addr=0x44 us=123456 hex=FD", out string word, out IReadOnlyList<NodeRecord> records, out _));
            Assert.AreEqual("tap", word);
            Assert.AreEqual("0x44", records.Single()["addr"]);
            Assert.IsFalse(AnswerParser.TryParseUnasked("!", out _, out _, out _));
        }

        /// <summary>What a node could write is read as it was meant; one changed character never leads to an exception.</summary>
        [TestMethod]
        public void RandomAnswersGoThereAndBack()
        {
            var random = new Random(6);
            for (int i = 0; i < 20_000; i++)
            {
                List<List<NodeField>> records = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Fields(random))];
                string line = "@x9 ok Ok" + string.Join(" ;", records.Select(r => string.Concat(r.Select(f => " " + Written(f)))));
                Assert.IsTrue(AnswerParser.TryParse(line, out NodeAnswer? answer, out string fault), $"{line}: {fault}");
                Assert.AreEqual(Text(records), Text(answer.Records.Select(r => r.Fields)), line);
                var spoilt = new StringBuilder(line);
                spoilt[random.Next(spoilt.Length)] = (char)random.Next(256);
                Assert.AreNotEqual(AnswerParser.TryParse(spoilt.ToString(), out _, out fault), fault.Length > 0);
                _ = AnswerParser.TryParse(line[..random.Next(line.Length)], out _, out _);
            }
        }

        private static List<NodeField> Fields(Random random) =>
            [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new NodeField(random.GetString(Bare, 1 + random.Next(6)), Value(random)))];

        private static string Value(Random random) => random.GetString(random.Next(2) == 0 ? Bare : " \"\\;=<>{}" + Bare, random.Next(12));

        private static string Written(NodeField field) => field.Value.Length > 0 && field.Value.All(Bare.Contains)
            ? $"{field.Name}={field.Value}"
            : $"{field.Name}=\"{field.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

        private static string Text(NodeAnswer answer) => $"{answer.Id} {answer.IsOk} {answer.Code} '{answer.Text}' " + Text(answer.Records.Select(r => r.Fields));

        private static string Text(IEnumerable<IEnumerable<NodeField>> records) => string.Join(';', records.Select(r => string.Join('|', r.Select(f => $"{f.Name}={f.Value}"))));
    }
}
