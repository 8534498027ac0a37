using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// Settings as text: printable ASCII, a line a setting as <c>name=value</c>, blank lines and lines that begin with # passed over, blanks around
    /// name and value removed. What is not named has its default, but a secret stays what it was. One doubtful line, and nothing is taken. Where the comment
    /// "# begin" stands, "# end" must follow: a file of which only a part arrived could otherwise be taken for a whole one.
    /// </summary>
    public sealed class SettingText
    {
        private const string Begin = "# begin";
        private const string EndMark = "# end";

        private readonly SettingSet _set = new SettingSet();
        private readonly bool[] _isSet = new bool[Schema.Count];
        private bool _isOpen;

        /// <summary>Begins a text.</summary>
        /// <param name="secrets">Whose secrets stay where the text names none; null for none.</param>
        public SettingText(SettingSet secrets)
        {
            if (secrets != null)
            {
                _set.CopySecretsFrom(secrets);
            }
        }

        /// <summary>What was read so far. To be used only if no line was refused.</summary>
        public SettingSet Set
        {
            get { return _set; }
        }

        /// <summary>Number of the line read last, from 1 on.</summary>
        public int Line { get; private set; }

        /// <summary>What is wrong with the line that was refused, and what to do: "line 3: ...". Quotes nothing, since a misplaced secret could stand anywhere.</summary>
        public string Message { get; private set; } = "";

        /// <summary>Takes a whole text of lines that end with LF or CRLF. <see cref="Outcome.OutOfRange"/> with a <see cref="Message"/> at the first line refused.</summary>
        public Outcome Read(byte[] text, int offset, int count)
        {
            var lines = new SettingLines(text, offset, count);
            while (lines.Next(out string line))
            {
                Outcome outcome = TakeLine(line);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }
            }

            return End();
        }

        /// <summary>Says that there are no more lines. <see cref="Outcome.OutOfRange"/> with a <see cref="Message"/> for a text that was cut.</summary>
        public Outcome End()
        {
            return _isOpen ? Refuse("is the last, and '# end' is missing behind '# begin': a part is lost; write the whole text again") : Outcome.Ok;
        }

        /// <summary>Takes the next line, without its end; null for one with anything but printable ASCII in it.</summary>
        public Outcome TakeLine(string line)
        {
            Line++;
            if (line == null)
            {
                return Refuse("has a character that is not printable ASCII; type the line again");
            }

            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                _isOpen = (_isOpen || trimmed == Begin) && trimmed != EndMark;
                return Outcome.Ok;
            }

            int equals = trimmed.IndexOf('=');
            return equals < 1
                ? Refuse("is not a setting; write name=value, or # before a comment")
                : Take(trimmed.Substring(0, equals).Trim(), trimmed.Substring(equals + 1).Trim());
        }

        private Outcome Take(string name, string value)
        {
            if (!Schema.TryFind(name, out int index))
            {
                return Refuse("has an unknown name; see the list in docs/configuration.md or 'config list', or remove the line");
            }

            if (_isSet[index])
            {
                return Refuse(Schema.Spec(index).Name + " is set twice; keep one of the lines");
            }

            _isSet[index] = true;
            return _set.TrySet(index, value) == Outcome.Ok ? Outcome.Ok : Refuse(_set.Message);
        }

        private Outcome Refuse(string reason)
        {
            Message = "line " + Line.ToString() + ": " + reason;
            return Outcome.OutOfRange;
        }
    }
}
