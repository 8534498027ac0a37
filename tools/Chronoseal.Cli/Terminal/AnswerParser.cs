using System.Diagnostics.CodeAnalysis;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Reads what a node sends by the grammar of docs/console.md, strictly: what is not said there is refused, with the column.</summary>
    public static class AnswerParser
    {
        private const int IdCharacters = 8;

        /// <summary>Whether a line claims to answer the line of an id.</summary>
        public static bool IsAnswerTo(string id, string line) =>
            line.StartsWith('@') && line.AsSpan(1).StartsWith(id, StringComparison.Ordinal) && (line.Length == id.Length + 1 || line[id.Length + 1] == ' ');

        /// <summary>Reads an answer, <c>@ID ok CODE FIELDS</c> or <c>@ID err CODE cause; remedy</c>.</summary>
        public static bool TryParse(string line, [NotNullWhen(true)] out NodeAnswer? answer, out string fault)
        {
            answer = null;
            var reader = new FieldReader(line);
            fault = reader.Fault;
            if (fault.Length > 0)
            {
                return false;
            }

            reader.Expect('@');
            string id = reader.Word(char.IsAsciiLetterOrDigit, IdCharacters, "an id of 1 to 8 letters and digits");
            reader.Expect(' ');
            string verdict = reader.Word(char.IsAsciiLetterLower, 3, "ok or err");
            bool isOk = verdict == "ok";
            if (!isOk && verdict != "err")
            {
                reader.Refuse("ok or err");
            }

            reader.Expect(' ');
            string code = reader.Word(IsCode, TerminalLimits.LineCharacters, "a code of one word");
            string text = isOk ? "" : reader.Rest();
            IReadOnlyList<NodeRecord> records = isOk && !reader.IsAtEnd ? reader.Records() : [];
            fault = reader.Fault;
            answer = fault.Length > 0 ? null : new NodeAnswer { Id = id, IsOk = isOk, Code = code, Text = text, Records = records };
            return answer != null;
        }

        /// <summary>Reads a line that nobody asked for now: <c>!WORD FIELDS</c>.</summary>
        public static bool TryParseUnasked(string line, out string word, out IReadOnlyList<NodeRecord> records, out string fault)
        {
            var reader = new FieldReader(line);
            reader.Expect('!');
            word = reader.Word(IsCode, TerminalLimits.LineCharacters, "a word");
            records = reader.IsAtEnd ? [] : reader.Records();
            fault = reader.Fault;
            return fault.Length == 0;
        }

        private static bool IsCode(char character) => char.IsAsciiLetterOrDigit(character) || character == '-';
    }
}
