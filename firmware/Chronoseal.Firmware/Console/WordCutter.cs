namespace Chronoseal.Firmware.Console
{
    /// <summary>Cuts one line into words.</summary>
    internal sealed class WordCutter
    {
        private const int Unbalanced = -1;

        private readonly string[] _words = new string[ConsoleLimits.Words];
        private readonly string _line;
        private int _at;

        internal WordCutter(string line)
        {
            _line = line;
        }

        internal string Cut(out Words words)
        {
            words = new Words(_words, 0);
            int count = 0;
            while (SkipBlanks())
            {
                if (count == _words.Length)
                {
                    return "TooManyWords";
                }

                string word = _line[_at] == '"' ? Quoted() : Bare();
                if (word == null)
                {
                    return "Usage";
                }

                _words[count] = word;
                count++;
            }

            words = new Words(_words, count);
            return "";
        }

        private bool SkipBlanks()
        {
            while (_at < _line.Length && _line[_at] == ' ')
            {
                _at++;
            }

            return _at < _line.Length;
        }

        // Null for a quote inside: most likely one was forgotten.
        private string Bare()
        {
            int start = _at;
            while (_at < _line.Length && _line[_at] != ' ')
            {
                if (_line[_at] == '"')
                {
                    return null;
                }

                _at++;
            }

            return _line.Substring(start, _at - start);
        }

        private string Quoted()
        {
            int end = EndOfQuoted();
            if (end == Unbalanced || (end + 1 < _line.Length && _line[end + 1] != ' '))
            {
                return null;
            }

            var text = new char[end - _at];
            int length = 0;
            for (int i = _at + 1; i < end; i++)
            {
                i += _line[i] == '\\' ? 1 : 0;
                text[length] = _line[i];
                length++;
            }

            _at = end + 1;
            return new string(text, 0, length);
        }

        private int EndOfQuoted()
        {
            for (int i = _at + 1; i < _line.Length; i++)
            {
                if (_line[i] == '"')
                {
                    return i;
                }

                bool isEscape = _line[i] == '\\';
                if (isEscape && (i + 1 == _line.Length || (_line[i + 1] != '"' && _line[i + 1] != '\\')))
                {
                    return Unbalanced;
                }

                i += isEscape ? 1 : 0;
            }

            return Unbalanced;
        }
    }
}
