using Chronoseal.Hal;

namespace Chronoseal.Protocols.Serial
{
    /// <summary>An open UART read byte by byte, with the counter values that stamps are made of.</summary>
    public sealed class SerialStream
    {
        /// <summary>
        /// The most bytes taken between two of <see cref="Send"/>, <see cref="Discard"/> and <see cref="BeginReading"/>: what the
        /// receive buffer holds and what a second at 19,200 baud brings, twice over. A line that babbles ends nobody's epoch.
        /// </summary>
        public const int LimitBytes = 6144;

        private const int PieceLength = 64;

        private readonly ISerialPort _port;
        private readonly IDelay _delay;
        private readonly byte[] _piece = new byte[PieceLength];
        private int _count;
        private int _taken;
        private int _left = LimitBytes;
        private long _lastEmptyMicroseconds;

        /// <summary>Makes a stream over a port; this must be its only user.</summary>
        public SerialStream(ISerialPort port, IDelay delay)
        {
            _port = port;
            _delay = delay;
        }

        /// <summary>The counter now.</summary>
        public long NowMicroseconds
        {
            get { return _delay.Counter.Microseconds; }
        }

        /// <summary>
        /// The counter by which the last request can have been on its way whole: the part cannot have answered before. Not when the
        /// port came back, which may be a time slice later, after the answer began.
        /// </summary>
        public long SentMicroseconds { get; private set; }

        /// <summary>The counter by which the byte taken last had arrived.</summary>
        public long ArrivedMicroseconds { get; private set; }

        /// <summary>
        /// The counter when nothing was waiting the last time before the bytes that <see cref="Next"/> now takes were fetched: none of
        /// them had arrived then. A port gives all that has arrived, so that a read with room to spare leaves it empty.
        /// </summary>
        public long EmptyBeforeMicroseconds { get; private set; }

        /// <summary>Whether a byte was taken since the last <see cref="Send"/>, <see cref="Discard"/> or <see cref="BeginReading"/>.</summary>
        public bool HasHeard { get; private set; }

        /// <summary>How long so many characters take on the line.</summary>
        public long CharactersMicroseconds(int characters)
        {
            return (long)characters * _port.BitsPerCharacter * 1000000 / _port.BaudRate;
        }

        /// <summary>Starts to count and to listen anew; what has arrived stays.</summary>
        public void BeginReading()
        {
            _left = LimitBytes;
            HasHeard = false;
        }

        /// <summary>Throws away what has arrived.</summary>
        public void Discard()
        {
            _port.Discard();
            _count = 0;
            _taken = 0;
            _lastEmptyMicroseconds = NowMicroseconds;
            BeginReading();
        }

        /// <summary>Throws away what has arrived, which answers an earlier question, and sends a request.</summary>
        public Outcome Send(byte[] request)
        {
            Discard();
            long before = NowMicroseconds;
            Outcome outcome = _port.Write(request, request.Length);
            SentMicroseconds = before + CharactersMicroseconds(request.Length);
            return outcome;
        }

        /// <summary>Takes the next byte.</summary>
        /// <param name="deadlineMicroseconds">Counter value at which to give up; a byte that is there already is taken in any case.</param>
        /// <param name="value">The byte; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.Timeout"/> if none came, or more than <see cref="LimitBytes"/> did; otherwise what the port says.</returns>
        public Outcome Next(long deadlineMicroseconds, out byte value)
        {
            value = 0;
            if (_left == 0)
            {
                return Outcome.Timeout;
            }

            if (_taken == _count)
            {
                _taken = 0;
                EmptyBeforeMicroseconds = _lastEmptyMicroseconds;
                long before = NowMicroseconds;
                Outcome outcome = _port.Read(_piece, 0, PieceLength, deadlineMicroseconds, out _count);
                _lastEmptyMicroseconds = outcome == Outcome.Timeout || (outcome == Outcome.Ok && _count < PieceLength) ? before : _lastEmptyMicroseconds;
                if (outcome != Outcome.Ok)
                {
                    _count = 0;
                    return outcome;
                }

                ArrivedMicroseconds = NowMicroseconds;
            }

            _left--;
            HasHeard = true;
            value = _piece[_taken++];
            return Outcome.Ok;
        }
    }
}
