using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Serial
{
    /// <summary>
    /// A part that speaks in frames over a UART: asked for one, or listened to while it sends by itself. Knows between which
    /// counter values the part began to send the frame.
    /// </summary>
    public sealed class FrameLink
    {
        private readonly SerialStream _stream;
        private readonly FrameReader _frames;
        private int _badChecksumsBefore;
        private bool _hasHeard;

        /// <summary>Makes a link over a port; this must be its only user.</summary>
        public FrameLink(ISerialPort port, IDelay delay, FrameReader frames)
        {
            _stream = new SerialStream(port, delay);
            _frames = frames;
        }

        /// <summary>The counter when the last request was on its way whole.</summary>
        public long SentMicroseconds
        {
            get { return _stream.SentMicroseconds; }
        }

        /// <summary>The counter now.</summary>
        public long NowMicroseconds
        {
            get { return _stream.NowMicroseconds; }
        }

        /// <summary>The part began to send the frame no earlier than this.</summary>
        public long EarliestStartMicroseconds { get; private set; }

        /// <summary>The part began to send the frame no later than this.</summary>
        public long LatestStartMicroseconds { get; private set; }

        /// <summary>Throws away what has arrived and counts the whole frames in it.</summary>
        public int DiscardFrames()
        {
            int frames = 0;
            _stream.BeginReading();
            while (_stream.Next(NowMicroseconds, out byte value) == Outcome.Ok)
            {
                for (bool isWhole = _frames.Add(value); isWhole; isWhole = _frames.TryTake())
                {
                    frames++;
                }
            }

            Restart();
            return frames;
        }

        /// <summary>Throws away what has arrived and sends a request.</summary>
        public Outcome Request(byte[] request)
        {
            Outcome outcome = _stream.Send(request);
            Restart();
            EarliestStartMicroseconds = _stream.SentMicroseconds;
            return outcome;
        }

        /// <summary>Waits for the next whole frame since the request.</summary>
        /// <returns>
        /// <see cref="Outcome.Timeout"/> after silence, <see cref="Outcome.ShortReply"/> if a frame broke off,
        /// <see cref="Outcome.BadChecksum"/> if all that came was wrong, or what the port says.
        /// </returns>
        public Outcome Await(long deadlineMicroseconds)
        {
            // A frame that came before its turn, behind one that was not wanted.
            if (_frames.TryTake())
            {
                return Found();
            }

            Outcome outcome = _stream.Next(deadlineMicroseconds, out byte value);
            while (outcome == Outcome.Ok)
            {
                _hasHeard = true;
                if (_frames.Add(value))
                {
                    return Found();
                }

                outcome = _stream.Next(deadlineMicroseconds, out value);
            }

            return outcome == Outcome.Timeout ? Diagnose() : outcome;
        }

        /// <summary>Throws away what has arrived, however old, and begins to listen.</summary>
        public void Listen()
        {
            // Before, not after: what arrives while this task is held up is kept.
            EarliestStartMicroseconds = NowMicroseconds - _stream.CharactersMicroseconds(1);
            _stream.Discard();
            Restart();
        }

        /// <summary>
        /// The newest whole frame since <see cref="Listen"/>; does not wait. <see cref="Outcome.NotReady"/>: none yet, and nothing
        /// wrong. <see cref="LatestStartMicroseconds"/> is then the counter now.
        /// </summary>
        public Outcome TakeNewest()
        {
            bool isFound = false;
            Outcome outcome = _stream.Next(NowMicroseconds, out byte value);
            while (outcome == Outcome.Ok)
            {
                _hasHeard = true;
                for (bool isWhole = _frames.Add(value); isWhole; isWhole = _frames.TryTake())
                {
                    isFound = true;
                }

                outcome = _stream.Next(NowMicroseconds, out value);
            }

            LatestStartMicroseconds = NowMicroseconds;
            if (outcome != Outcome.Timeout)
            {
                return outcome;
            }

            if (isFound)
            {
                return Found();
            }

            return _frames.BadChecksums != _badChecksumsBefore ? Outcome.BadChecksum : Outcome.NotReady;
        }

        /// <summary>Why what has come since the last frame is none.</summary>
        public Outcome Diagnose()
        {
            if (!_hasHeard)
            {
                return Outcome.Timeout;
            }

            bool hasBegun = _frames.IsInside;
            if (_frames.TryTakeInside())
            {
                return Found();
            }

            return hasBegun && _frames.BadChecksums == _badChecksumsBefore ? Outcome.ShortReply : Outcome.BadChecksum;
        }

        private Outcome Found()
        {
            long start = _stream.ArrivedMicroseconds - _stream.CharactersMicroseconds(_frames.Length);
            LatestStartMicroseconds = IntegerMath.Maximum(EarliestStartMicroseconds, start);
            _badChecksumsBefore = _frames.BadChecksums;
            _hasHeard = false;
            return Outcome.Ok;
        }

        private void Restart()
        {
            _frames.Reset();
            _badChecksumsBefore = _frames.BadChecksums;
            _hasHeard = false;
        }
    }
}
