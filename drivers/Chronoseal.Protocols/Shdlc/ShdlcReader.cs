using Chronoseal.Hal;

namespace Chronoseal.Protocols.Shdlc
{
    /// <summary>
    /// Finds frames in a stream of bytes, whatever comes before, between and in place of them. Every flag ends a frame and may
    /// start the next: one lost or invented flag costs one frame and no more.
    /// </summary>
    public sealed class ShdlcReader
    {
        private readonly byte[] _content = new byte[ShdlcCodec.MaximumReplyContent];
        private int _filled;
        private bool _isStarted;
        private bool _isEscaped;
        private bool _isSpoilt;

        /// <summary>What stood between the flags of the last frame, stuffing removed. Valid until the next byte is taken.</summary>
        public byte[] Content
        {
            get { return _content; }
        }

        /// <summary>How many bytes of <see cref="Content"/> are valid.</summary>
        public int Count { get; private set; }

        /// <summary>Whether a frame has begun and not ended.</summary>
        public bool IsInFrame
        {
            get { return _filled > 0 || _isEscaped || _isSpoilt; }
        }

        /// <summary>Forgets what has come so far.</summary>
        public void Reset()
        {
            Restart();
            _isStarted = false;
            Count = 0;
        }

        /// <summary>Takes the next byte.</summary>
        /// <returns>
        /// <see cref="Outcome.Ok"/>: a frame of at least <see cref="ShdlcCodec.ReplyOverhead"/> bytes has ended, nothing of it checked
        /// yet. <see cref="Outcome.BadChecksum"/>: a frame has ended that broke the rules of stuffing or was longer than any can be.
        /// <see cref="Outcome.NotReady"/>: neither.
        /// </returns>
        public Outcome Take(byte value)
        {
            if (value == ShdlcCodec.Flag)
            {
                return End();
            }

            if (_isStarted && !_isSpoilt)
            {
                TakeContent(value);
            }

            return Outcome.NotReady;
        }

        private void TakeContent(byte value)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                value ^= ShdlcCodec.EscapeMask;
                _isSpoilt = !ShdlcCodec.IsReserved(value);
            }
            else if (value == ShdlcCodec.Escape)
            {
                _isEscaped = true;
                return;
            }
            else
            {
                _isSpoilt = ShdlcCodec.IsReserved(value);
            }

            _isSpoilt |= _filled == _content.Length;
            if (!_isSpoilt)
            {
                _content[_filled++] = value;
            }
        }

        private Outcome End()
        {
            bool isBroken = _isSpoilt || _isEscaped;
            Count = _filled;
            Restart();
            _isStarted = true;
            if (isBroken)
            {
                return Outcome.BadChecksum;
            }

            // Too little for a frame: noise, or two flags in a row. This flag is a beginning.
            return Count < ShdlcCodec.ReplyOverhead ? Outcome.NotReady : Outcome.Ok;
        }

        private void Restart()
        {
            _filled = 0;
            _isEscaped = false;
            _isSpoilt = false;
        }
    }
}
