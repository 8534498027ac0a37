namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// Makes lines of bytes. A line ends with CR, LF, or both in either order, however far apart the two come. Backspace and DEL erase, Ctrl-U
    /// clears, Ctrl-C abandons. Arrow keys and the like are passed over in a line that a human types. Allocates nothing but the text of a whole line.
    /// </summary>
    public sealed class LineEditor
    {
        private const int CtrlC = 0x03;
        private const int Backspace = 0x08;
        private const int Tab = 0x09;
        private const int LineFeed = 0x0A;
        private const int CarriageReturn = 0x0D;
        private const int CtrlU = 0x15;
        private const int Escape = 0x1B;
        private const int Delete = 0x7F;
        private const int EscapeCharacters = 8;

        private readonly char[] _text = new char[ConsoleLimits.LineCharacters];
        private readonly SecretMask _mask;
        private LineEvent _fault;
        private int _lineEnd;
        private int _escaped;
        private int _unshown;
        private bool _isKeySequence;
        private bool _hasEnded;

        /// <summary>Makes an editor.</summary>
        /// <param name="mask">Tells which characters are not to be shown.</param>
        public LineEditor(SecretMask mask)
        {
            _mask = mask;
        }

        /// <summary>Characters in the line.</summary>
        public int Count { get; private set; }

        /// <summary>How many the last event erased.</summary>
        public int Erased { get; private set; }

        /// <summary>Whether nothing of the line is shown as it comes, because it began as a machine's.</summary>
        public bool IsSilent { get; private set; }

        /// <summary>Whether a machine sends the line.</summary>
        public bool IsMachine
        {
            get { return Count > 0 && _text[0] == '@'; }
        }

        /// <summary>The line. Allocates.</summary>
        public string Text
        {
            get { return new string(_text, 0, Count); }
        }

        /// <summary>A character of the line as it may be shown: the value of a secret setting is asterisks.</summary>
        public char Shown(int index)
        {
            return _mask.Hides(index) ? '*' : _text[index];
        }

        /// <summary>Takes a byte. What the line was when it ended stays until the next.</summary>
        public LineEvent Take(int value)
        {
            if (_hasEnded)
            {
                Clear();
            }

            bool isSecondHalf = (value == LineFeed && _lineEnd == CarriageReturn) || (value == CarriageReturn && _lineEnd == LineFeed);
            _lineEnd = 0;
            if (isSecondHalf)
            {
                return LineEvent.None;
            }

            if (value == CarriageReturn || value == LineFeed)
            {
                _lineEnd = value;
                _hasEnded = true;
                return _fault == LineEvent.None ? LineEvent.Line : _fault;
            }

            return _isKeySequence ? PassOver(value) : Edit(value);
        }

        private LineEvent Edit(int value)
        {
            switch (value)
            {
                case CtrlC:
                    Clear();
                    return LineEvent.Abandoned;
                case CtrlU:
                    return Erase(Count, true);
                case Backspace:
                case Delete:
                    return _fault == LineEvent.None ? Erase(Count > 0 ? 1 : 0, false) : LineEvent.None;
                case Escape:
                    _isKeySequence = _fault == LineEvent.None && !IsMachine;
                    _escaped = 0;
                    return _isKeySequence ? LineEvent.None : Spoil(LineEvent.NotPrintable);
                default:
                    return Add(value == Tab ? ' ' : value);
            }
        }

        // What keys without a character send (ECMA-48): ESC [ or ESC O, digits and such, and a character from @ to ~.
        private LineEvent PassOver(int value)
        {
            _escaped++;
            bool isStart = _escaped == 1 && (value == '[' || value == 'O');
            bool isMiddle = _escaped > 1 && _escaped < EscapeCharacters && value >= 0x20 && value < 0x40;
            _isKeySequence = isStart || isMiddle;
            bool isEnd = _escaped > 1 && value >= 0x40 && value < Delete;
            return _isKeySequence || isEnd ? LineEvent.None : Spoil(LineEvent.NotPrintable);
        }

        private LineEvent Add(int value)
        {
            if (_fault != LineEvent.None)
            {
                return LineEvent.None;
            }

            if (value < 0x20 || value >= Delete)
            {
                return Spoil(LineEvent.NotPrintable);
            }

            if (Count == _text.Length)
            {
                return Spoil(LineEvent.TooLong);
            }

            IsSilent = Count == 0 ? value == '@' : IsSilent;
            _text[Count] = (char)value;
            Count++;
            _mask.Note(_text, Count);
            return LineEvent.Added;
        }

        // Something stands where the line was spoilt, so that what is left of an id is not taken for another.
        private LineEvent Spoil(LineEvent fault)
        {
            if (_fault == LineEvent.None && Count < _text.Length)
            {
                _text[Count] = '?';
                Count++;
                _unshown = 1;
            }

            _fault = _fault == LineEvent.None ? fault : _fault;
            return LineEvent.None;
        }

        private LineEvent Erase(int count, bool isAll)
        {
            Erased = count - _unshown;
            Count -= count;
            _unshown = 0;
            _fault = isAll ? LineEvent.None : _fault;
            _mask.Cut(Count);
            return Erased > 0 ? LineEvent.Erased : LineEvent.None;
        }

        private void Clear()
        {
            Count = 0;
            Erased = 0;
            _unshown = 0;
            IsSilent = false;
            _fault = LineEvent.None;
            _hasEnded = false;
            _isKeySequence = false;
            _mask.Cut(0);
        }
    }
}
