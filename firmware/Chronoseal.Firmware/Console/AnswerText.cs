namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// The text of an answer that has to be whole before it is sent, in pieces that are made as they are needed. What goes beyond
    /// <see cref="ConsoleLimits.AnswerPieces"/> is not kept.
    /// </summary>
    internal sealed class AnswerText : ICharacterSink
    {
        private readonly byte[][] _pieces = new byte[ConsoleLimits.AnswerPieces][];
        private int _count;

        internal AnswerText()
        {
            _pieces[0] = new byte[ConsoleLimits.AnswerPieceBytes];
        }

        /// <summary>Whether something did not fit.</summary>
        internal bool HasOverflowed { get; private set; }

        /// <summary>Whether there is nothing.</summary>
        internal bool IsEmpty
        {
            get { return _count == 0; }
        }

        /// <inheritdoc/>
        public void Write(char character)
        {
            int piece = _count / ConsoleLimits.AnswerPieceBytes;
            if (piece == _pieces.Length)
            {
                HasOverflowed = true;
                return;
            }

            if (_pieces[piece] == null)
            {
                _pieces[piece] = new byte[ConsoleLimits.AnswerPieceBytes];
            }

            _pieces[piece][_count % ConsoleLimits.AnswerPieceBytes] = (byte)character;
            _count++;
        }

        /// <summary>Forgets the text, and all pieces but the first.</summary>
        internal void Clear()
        {
            _count = 0;
            HasOverflowed = false;
            for (int i = 1; i < _pieces.Length; i++)
            {
                _pieces[i] = null;
            }
        }

        internal void CopyTo(ICharacterSink sink)
        {
            for (int i = 0; i < _count; i++)
            {
                sink.Write((char)_pieces[i / ConsoleLimits.AnswerPieceBytes][i % ConsoleLimits.AnswerPieceBytes]);
            }
        }
    }
}
