namespace Chronoseal.Protocols.Serial
{
    /// <summary>
    /// Finds lines of text in a stream of bytes, across any number of reads: to the next carriage return or line feed. A control
    /// character ends what came before it as garbage; lines that are too long are dropped. Empty lines do not count.
    /// </summary>
    public class LineReader
    {
        /// <summary>Start character of a reader whose lines start with any.</summary>
        public const int AnyStart = -1;

        private const byte FirstPrintable = 0x20;
        private const byte LastAscii = 0x7E;
        private const byte FirstLatin1 = 0xA0;

        private readonly int _startCharacter;
        private readonly bool _isAscii;
        private readonly byte[] _line;

        /// <summary>Makes a reader.</summary>
        /// <param name="maximumLength">Longest line taken, without its end.</param>
        /// <param name="startCharacter">The character that every line starts with, and no line holds elsewhere; or <see cref="AnyStart"/>.</param>
        /// <param name="isAscii">Whether bytes above 0x7E are garbage; otherwise those from 0xA0 on are text.</param>
        public LineReader(int maximumLength, int startCharacter, bool isAscii)
        {
            _startCharacter = startCharacter;
            _isAscii = isAscii;
            _line = new byte[maximumLength];
        }

        /// <summary>Length of the line in <see cref="Line"/>, without its end.</summary>
        public int Length { get; private set; }

        /// <summary>The line's bytes, from index 0; valid until the next <see cref="Add"/>.</summary>
        public byte[] Line
        {
            get { return _line; }
        }

        /// <summary>Whether a line has begun.</summary>
        public bool IsInside { get; private set; }

        /// <summary>Lines dropped so far.</summary>
        public int DroppedLines { get; private set; }

        /// <summary>Forgets a line that has begun.</summary>
        public void Reset()
        {
            IsInside = false;
            Length = 0;
        }

        /// <summary>Takes a byte; true when it ended a line.</summary>
        public bool Add(byte value)
        {
            if (value == '\r' || value == '\n')
            {
                bool isLine = IsInside;
                IsInside = false;
                return isLine;
            }

            if (!IsText(value))
            {
                Drop();
                return false;
            }

            if (_startCharacter == AnyStart ? !IsInside : value == _startCharacter)
            {
                Drop();
                IsInside = true;
                Length = 0;
            }

            if (IsInside)
            {
                Append(value);
            }

            return false;
        }

        private bool IsText(byte value)
        {
            return value >= FirstPrintable && (value <= LastAscii || (!_isAscii && value >= FirstLatin1));
        }

        private void Append(byte value)
        {
            if (Length == _line.Length)
            {
                Drop();
                return;
            }

            _line[Length++] = value;
        }

        private void Drop()
        {
            DroppedLines += IsInside ? 1 : 0;
            IsInside = false;
        }
    }
}
