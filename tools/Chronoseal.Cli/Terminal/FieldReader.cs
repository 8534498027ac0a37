using System.Buffers;
using System.Text;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Goes through a line once, from left to right. After the first thing that is not as it should be, it reads nothing more.</summary>
    internal sealed class FieldReader
    {
        private static readonly SearchValues<char> s_bare = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:+/@,()%*-");

        private readonly string _line;
        private int _at;

        public FieldReader(string line)
        {
            _line = line;
            _at = line.AsSpan().IndexOfAnyExceptInRange(' ', '~');
            if (_at >= 0)
            {
                Refuse("printable ASCII");
                return;
            }

            _at = 0;
        }

        /// <summary>What is wrong, and where; empty if nothing is.</summary>
        public string Fault { get; private set; } = "";

        public bool IsAtEnd => Fault.Length > 0 || _at == _line.Length;

        public void Refuse(string expected)
        {
            Fault = Fault.Length > 0 ? Fault : $"at column {_at + 1} there should be {expected}";
        }

        public void Expect(char character)
        {
            if (IsAtEnd || _line[_at] != character)
            {
                Refuse(character == ' ' ? "a blank" : $"'{character}'");
            }
            else
            {
                _at++;
            }
        }

        public string Word(Func<char, bool> isPart, int most, string what)
        {
            int start = _at;
            while (!IsAtEnd && isPart(_line[_at]))
            {
                _at++;
            }

            if (_at == start || _at - start > most)
            {
                Refuse(what);
            }

            return Fault.Length > 0 ? "" : _line[start.._at];
        }

        /// <summary>Free text behind a blank, to the end; empty if there is none.</summary>
        public string Rest()
        {
            if (IsAtEnd)
            {
                return "";
            }

            Expect(' ');
            string rest = Fault.Length > 0 ? "" : _line[_at..];
            _at = _line.Length;
            return rest;
        }

        /// <summary>Records to the end: fields with a blank before each, and <c>;</c> between two records.</summary>
        public IReadOnlyList<NodeRecord> Records()
        {
            var records = new List<NodeRecord>();
            var fields = new List<NodeField>();
            while (!IsAtEnd)
            {
                Expect(' ');
                if (fields.Count > 0 && !IsAtEnd && _line[_at] == ';')
                {
                    _at++;
                    records.Add(new NodeRecord(fields));
                    fields = [];
                    if (IsAtEnd)
                    {
                        Refuse("a blank");
                    }
                }
                else
                {
                    fields.Add(Field());
                }
            }

            records.Add(new NodeRecord(fields));
            return Fault.Length > 0 ? [] : records;
        }

        private NodeField Field()
        {
            string name = Word(s_bare.Contains, TerminalLimits.LineCharacters, "a name");
            Expect('=');
            return new NodeField(name, !IsAtEnd && _line[_at] == '"' ? Quoted() : Word(s_bare.Contains, int.MaxValue, "a value"));
        }

        private string Quoted()
        {
            var value = new StringBuilder();
            Expect('"');
            while (!IsAtEnd && _line[_at] != '"')
            {
                bool isEscaped = _line[_at] == '\\';
                _at += isEscaped ? 1 : 0;
                if (_at == _line.Length || (isEscaped && _line[_at] is not ('"' or '\\')))
                {
                    Refuse("\" or \\ behind a backslash");
                    return "";
                }

                value.Append(_line[_at++]);
            }

            Expect('"');
            return value.ToString();
        }
    }
}
