namespace Chronoseal.Cli.Terminal
{
    /// <summary>An answer as a human reads it: a record in lines, several as a table where they are alike and it fits, sentences as they are.</summary>
    public sealed class AnswerText(Palette palette, int widthCharacters)
    {
        private const string Indent = "  ";
        private const string Gap = "  ";

        /// <summary>The lines of an answer.</summary>
        /// <param name="answer">The answer.</param>
        /// <param name="isFile">Whether its fields are lines of a file, as an export's are.</param>
        public IEnumerable<string> Lines(NodeAnswer answer, bool isFile = false)
        {
            if (!answer.IsOk)
            {
                return [Indent + palette.Error($"error {answer.Code}") + (answer.Text.Length > 0 ? $": {answer.Text}" : "")];
            }

            if (isFile)
            {
                return answer.Records.SelectMany(r => r.Fields).Select(f => f.Name == NodeRecord.Note ? f.Value : $"{f.Name}={f.Value}");
            }

            IReadOnlyList<string> notes = [.. answer.Records.SelectMany(r => r.Fields).Where(f => f.Name == NodeRecord.Note).Select(f => Indent + f.Value)];
            IReadOnlyList<IReadOnlyList<NodeField>> records =
                [.. answer.Records.Select(r => r.Fields.Where(f => f.Name != NodeRecord.Note).ToList()).Where(r => r.Count > 0)];
            IEnumerable<string> body = records.Count switch
            {
                0 => [],
                1 => Block(records[0]),
                _ => TryTable(records) ?? records.Select(Row),
            };
            bool saysNothing = notes.Count == 0 && records.Count == 0;
            string[] code = saysNothing || answer.Code != "Ok" ? [Indent + palette.Dim(answer.Code == "Ok" ? "ok" : answer.Code)] : [];
            return [.. body, .. notes, .. code];
        }

        /// <summary>A line that came unasked, such as one of a tap.</summary>
        public string Unasked(string line) =>
            AnswerParser.TryParseUnasked(line, out string word, out IReadOnlyList<NodeRecord> records, out _)
                ? palette.Dim("!" + word) + " " + string.Join(palette.Dim(" ; "), records.Select(r => Row(r.Fields).Trim()))
                : Printable(line);

        /// <summary>Text from a line that may hold anything: a terminal is told nothing but characters.</summary>
        public static string Printable(string line) => string.Concat(line.Select(c => c is >= ' ' and <= '~' ? c : '.'));

        private IEnumerable<string> Block(IReadOnlyList<NodeField> fields)
        {
            int width = fields.Max(f => f.Name.Length);
            return fields.Select(f => $"{Indent}{palette.Dim(f.Name + ":")}{new string(' ', width - f.Name.Length + 1)}{f.Value}".TrimEnd());
        }

        private string Row(IReadOnlyList<NodeField> fields) => Indent + string.Join(Gap, fields.Select(f => palette.Dim(f.Name + "=") + f.Value));

        // Columns in the order in which they come up; what a record does not have stays empty.
        private IEnumerable<string>? TryTable(IReadOnlyList<IReadOnlyList<NodeField>> records)
        {
            string[] names = [.. records.SelectMany(r => r).Select(f => f.Name).Distinct()];
            string[][] cells = [.. records.Select(r => names.Select(name => r.Where(f => f.Name == name).Select(f => f.Value).FirstOrDefault("")).ToArray())];
            int[] widths = [.. names.Select((name, i) => Math.Max(name.Length, cells.Max(row => row[i].Length)))];
            bool isPlain = records.All(r => r.Select(f => f.Name).Distinct().Count() == r.Count);
            bool fits = widths.Sum() + (Gap.Length * widths.Length) <= widthCharacters;
            return isPlain && fits ? [Line(names, widths, palette.Dim), .. cells.Select(row => Line(row, widths, text => text))] : null;
        }

        private static string Line(string[] cells, int[] widths, Func<string, string> paint) =>
            (Indent + string.Join(Gap, cells.Select((cell, i) => paint(i < cells.Length - 1 ? cell.PadRight(widths[i]) : cell)))).TrimEnd();
    }
}
