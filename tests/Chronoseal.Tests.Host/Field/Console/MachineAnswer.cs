using System.Text.RegularExpressions;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A machine's answer, taken apart by the letter of docs/console.md; not by the console's own code.</summary>
    internal sealed partial class MachineAnswer
    {
        private MachineAnswer(string line, string id, bool isOk, string code, string text, IReadOnlyList<IReadOnlyDictionary<string, string>> records)
        {
            Line = line;
            Id = id;
            IsOk = isOk;
            Code = code;
            Text = text;
            Records = records;
        }

        /// <summary>The whole line.</summary>
        internal string Line { get; }

        internal string Id { get; }

        internal bool IsOk { get; }

        internal string Code { get; }

        /// <summary>Cause and remedy of an error.</summary>
        internal string Text { get; }

        /// <summary>Fields of a success, record by record.</summary>
        internal IReadOnlyList<IReadOnlyDictionary<string, string>> Records { get; }

        /// <summary>A field of the first record.</summary>
        internal string this[string name] => Records[0][name];

        /// <summary>Takes a line apart; throws for one that is not well formed.</summary>
        internal static MachineAnswer Parse(string line)
        {
            Match match = Shape().Match(line);
            Assert.IsTrue(match.Success, $"no answer: {line}");
            Assert.IsTrue(line.All(c => c is >= ' ' and <= '~'), line);
            bool isOk = match.Groups["result"].Value == "ok";
            string rest = match.Groups["rest"].Value;
            if (isOk)
            {
                return new MachineAnswer(line, match.Groups["id"].Value, true, match.Groups["code"].Value, "", Fields(rest, line));
            }

            Assert.MatchesRegex(Sentence(), rest, $"neither cause nor remedy: {line}");
            return new MachineAnswer(line, match.Groups["id"].Value, false, match.Groups["code"].Value, rest.TrimStart(), []);
        }

        private static List<IReadOnlyDictionary<string, string>> Fields(string rest, string line)
        {
            List<IReadOnlyDictionary<string, string>> records = [];
            var record = new Dictionary<string, string>();
            int at = 0;
            while (at < rest.Length)
            {
                Match token = Token().Match(rest, at);
                Assert.IsTrue(token.Success && token.Index == at, $"not well formed from {at} on: {line}");
                at += token.Length;
                if (token.Value == " ;")
                {
                    Assert.IsNotEmpty(record, line);
                    records.Add(record);
                    record = [];
                    continue;
                }

                string value = token.Groups["bare"].Success ? token.Groups["bare"].Value : Regex.Unescape(token.Groups["quoted"].Value.Replace("\\\"", "\""));
                Assert.IsTrue(record.TryAdd(token.Groups["name"].Value, value), $"a field twice in one record: {line}");
            }

            if (record.Count > 0)
            {
                records.Add(record);
            }

            return records;
        }

        [GeneratedRegex(@"\A@(?<id>[0-9A-Za-z]{1,8}|-) (?<result>ok|err) (?<code>[A-Za-z]+)(?<rest>( .*)?)\z")]
        private static partial Regex Shape();

        [GeneratedRegex(@"\A [^;]+; .+\z")]
        private static partial Regex Sentence();

        [GeneratedRegex(@"\G( ;| (?<name>[a-z0-9][a-z0-9-]*)=((?<bare>[A-Za-z0-9._:+/@,()%*-]+)|""(?<quoted>(\\[""\\]|[^""\\])*)""))(?= |\z)")]
        private static partial Regex Token();
    }
}
