using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>
    /// Which machine lines are in a stream of bytes, by the letter of docs/console.md and without the console's own code: how often each id must
    /// be answered, those that are none under "-".
    /// </summary>
    internal sealed class ReferenceLines
    {
        private readonly List<byte> _line = [];
        private int _lastEnd;
        private int _key;
        private bool _isSpoilt;

        internal Dictionary<string, int> Expected { get; private set; } = [];

        internal long Lines { get; private set; }

        internal void Forget() => Expected = [];

        internal void Take(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
            {
                bool isEnd = value is 0x0D or 0x0A;
                bool isSecond = isEnd && _lastEnd != 0 && _lastEnd != value;
                _lastEnd = isEnd && !isSecond ? value : 0;
                if (isEnd && !isSecond)
                {
                    End();
                }
                else if (!isEnd)
                {
                    Add(value);
                }
            }
        }

        private void Add(byte value)
        {
            if (_key > 0)
            {
                // The parts of a key sequence: what begins it, up to seven of the middle, what ends it.
                bool goesOn = _key == 1 ? value is (byte)'[' or (byte)'O' : _key < 8 && value is >= 0x20 and < 0x40;
                bool isDone = _key > 1 && value is >= 0x40 and < 0x7F;
                _key = goesOn ? _key + 1 : 0;
                Spoil(!goesOn && !isDone);
                return;
            }

            switch (value)
            {
                case 0x03 or 0x15:
                    Clear();
                    break;
                case 0x08 or 0x7F:
                    if (!_isSpoilt && _line.Count > 0)
                    {
                        _line.RemoveAt(_line.Count - 1);
                    }

                    break;
                case 0x1B when !_isSpoilt && (_line.Count == 0 || _line[0] != (byte)'@'):
                    _key = 1;
                    break;
                case 0x09:
                    AddPrintable((byte)' ');
                    break;
                case >= 0x20 and < 0x7F:
                    AddPrintable(value);
                    break;
                default:
                    Spoil(true);
                    break;
            }
        }

        private void AddPrintable(byte value)
        {
            bool isFull = _line.Count == ConsoleLimits.LineCharacters;
            Spoil(isFull);
            if (!_isSpoilt)
            {
                _line.Add(value);
            }
        }

        // A question mark that belongs to no id.
        private void Spoil(bool isNow)
        {
            if (isNow && !_isSpoilt)
            {
                _isSpoilt = true;
                _line.Add((byte)'?');
            }
        }

        private void End()
        {
            Lines++;
            if (_line.Count > 0 && _line[0] == (byte)'@')
            {
                byte[] rest = [.. _line.Skip(1).TakeWhile(b => b != (byte)' ')];
                bool isId = rest.Length is >= 1 and <= 8 && rest.All(b => char.IsAsciiLetterOrDigit((char)b));
                string id = isId ? System.Text.Encoding.ASCII.GetString(rest) : "-";
                Expected[id] = Expected.GetValueOrDefault(id) + 1;
            }

            Clear();
        }

        private void Clear()
        {
            _line.Clear();
            _isSpoilt = false;
            _key = 0;
        }
    }
}
