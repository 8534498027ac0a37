using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Walks through the lines of a text in memory.</summary>
    public sealed class SettingLines
    {
        private readonly byte[] _text;
        private readonly int _end;
        private int _next;

        /// <summary>Names the text.</summary>
        public SettingLines(byte[] text, int offset, int count)
        {
            _text = text;
            _next = offset;
            _end = offset + count;
        }

        /// <summary>Goes to the next line; false at the end. A line with anything but printable ASCII is null.</summary>
        public bool Next(out string line)
        {
            line = null;
            if (_next >= _end)
            {
                return false;
            }

            int start = _next;
            int end = EndOfLine(start);
            _next = end + 1;
            int length = end > start && _text[end - 1] == '\r' ? end - start - 1 : end - start;
            line = IsPrintable(start, length) ? Ascii.Text(_text, start, length) : null;
            return true;
        }

        private int EndOfLine(int start)
        {
            int end = start;
            while (end < _end && _text[end] != '\n')
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
