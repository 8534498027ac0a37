using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Walks through the lines of node.cfg: name=value, blank, or starting with #.</summary>
    internal sealed class SettingLines
    {
        private readonly byte[] _text;
        private readonly int _count;
        private int _next;

        /// <summary>Names the text: the first <paramref name="count"/> bytes.</summary>
        internal SettingLines(byte[] text, int count)
        {
            _text = text;
            _count = count;
        }

        /// <summary>Number of the line read last, from 1 on.</summary>
        internal int Line { get; private set; }

        /// <summary>What stands before the first equals sign, blanks around it removed.</summary>
        internal string Name { get; private set; }

        /// <summary>What stands behind it, blanks around it removed.</summary>
        internal string Value { get; private set; }

        /// <summary>Whether the line that was refused held something else than printable ASCII.</summary>
        internal bool IsUnprintable { get; private set; }

        /// <summary>
        /// Goes to the next setting. <see cref="Outcome.NotReady"/> at the end of the text, <see cref="Outcome.OutOfRange"/> for a
        /// line that is none.
        /// </summary>
        internal Outcome Next()
        {
            while (_next < _count)
            {
                int start = _next;
                int end = EndOfLine(start);
                _next = end + 1;
                Line++;
                int length = end > start && _text[end - 1] == '\r' ? end - start - 1 : end - start;
                if (!IsPrintable(start, length))
                {
                    IsUnprintable = true;
                    return Outcome.OutOfRange;
                }

                string line = Ascii.Text(_text, start, length).Trim();
                if (line.Length > 0 && line[0] != '#')
                {
                    return Split(line);
                }
            }

            return Outcome.NotReady;
        }

        private Outcome Split(string line)
        {
            int equals = line.IndexOf('=');
            if (equals < 1)
            {
                return Outcome.OutOfRange;
            }

            Name = line.Substring(0, equals).Trim();
            Value = line.Substring(equals + 1).Trim();
            return Outcome.Ok;
        }

        private int EndOfLine(int start)
        {
            int end = start;
            while (end < _count && _text[end] != '\n')
            {
                end++;
            }

            return end;
        }

        private bool IsPrintable(int start, int length)
        {
            for (int i = start; i < start + length; i++)
            {
                if (_text[i] < 0x20 || _text[i] > 0x7E)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
