namespace Chronoseal.Cli.Terminal
{
    /// <summary>An answer as a human reads it: a record in lines, several as a table where they are alike and it fits, sentences as they are.</summary>
    public sealed class AnswerText(Palette palette, int widthCharacters)
    {
        private const string Indent = "  ";
        private const string Gap = "  ";

        /// <summary>The lines of an answer.</summary>
        public IEnumerable<string> Lines(NodeAnswer answer)
        {
            if (!answer.IsOk)
            {
                return [Indent + palette.Error($"error {answer.Code}") + (answer.Text.Length > 0 ? $": {answer.Text}" : "")];
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
            return fields.Select(f => $"{Indent}{palette.Dim(f.Name + ":")}{new string(' ', width - f.Name.Length + 1)}{f.Value}");
        }

        private string Row(IReadOnlyList<NodeField> fields) => Indent + string.Join(Gap, fields.Select(f => palette.Dim(f.Name + "=") + f.Value));

        private IEnumerable<string>? TryTable(IReadOnlyList<IReadOnlyList<NodeField>> records)
        {
            string[] names = [.. records[0].Select(f => f.Name)];
            if (!records.All(r => r.Select(f => f.Name).SequenceEqual(names)))
            {
                return null;
            }

            int[] widths = [.. names.Select((name, i) => Math.Max(name.Length, records.Max(r => r[i].Value.Length)))];
            return widths.Sum() + (Gap.Length * widths.Length) > widthCharacters ? null : Table(names, records, widths);
        }

        private IEnumerable<string> Table(string[] names, IReadOnlyList<IReadOnlyList<NodeField>> records, int[] widths)
        {
            yield return Indent + string.Join(Gap, names.Select((name, i) => palette.Dim(Pad(name, i, widths)))).TrimEnd();
            foreach (IReadOnlyList<NodeField> record in records)
            {
                yield return Indent + string.Join(Gap, record.Select((field, i) => Pad(field.Value, i, widths))).TrimEnd();
            }
        }

        private static string Pad(string text, int column, int[] widths) => column < widths.Length - 1 ? text.PadRight(widths[column]) : text;
    }
}
