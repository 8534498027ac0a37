using System.Text;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// Puts lines together from bytes, whatever ends them. Of a line that is too long the beginning is kept, with
    /// a mark behind it that no answer may hold: half an answer is none. Empty lines are left out.
    /// </summary>
    public sealed class LineAssembler(Action<string> line)
    {
        private const char CutOff = '\x18';

        private readonly StringBuilder _text = new();

        /// <summary>Takes bytes as they come.</summary>
        public void Add(ReadOnlySpan<byte> data)
        {
            foreach (byte value in data)
            {
                if (value is not ((byte)'\r' or (byte)'\n'))
                {
                    _ = _text.Length < TerminalLimits.AnswerCharacters ? _text.Append((char)value)
                        : _text.Length == TerminalLimits.AnswerCharacters ? _text.Append(CutOff)
                        : _text;
                }
                else if (_text.Length > 0)
                {
                    string text = _text.ToString();
                    _text.Clear();
                    line(text);
                }
            }
        }
    }
}
