using Chronoseal.Hal;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// One request to a receiver and the wait for what it answers, while sentences and messages of all kinds go by. What an answer
    /// says is for the caller to judge.
    /// </summary>
    internal sealed class UbloxExchange
    {
        // Longest of ours: UBX-MON-VER with 16 remarks.
        private const int LongestPayload = UbxVersion.PayloadLength + 16 * UbxVersion.RemarkLength;
        private const int LongestRequest = 160;
        private const int ChunkBytes = 64;

        private readonly ISerialPort _port;
        private readonly IDelay _delay;
        private readonly UbxFrameReader _frames = new UbxFrameReader(LongestPayload);
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private int _read;
        private int _received;
        private int _badChecksums;
        private bool _hasStray;
        private long _deadlineMicroseconds;

        internal UbloxExchange(ISerialPort port, IDelay delay)
        {
            _port = port;
            _delay = delay;
        }

        /// <summary>Where the caller builds its request.</summary>
        internal byte[] Request { get; } = new byte[LongestRequest];

        /// <summary>Payload of the message that <see cref="Wait"/> found.</summary>
        internal byte[] Payload
        {
            get { return _frames.Payload; }
        }

        internal int Length
        {
            get { return _frames.Length; }
        }

        /// <summary>Sends the request, after throwing away all that was received before.</summary>
        internal Outcome Send(int length, int deadlineMilliseconds)
        {
            _port.Discard();
            _frames.Reset();
            _read = 0;
            _received = 0;
            _hasStray = false;
            _badChecksums = _frames.BadChecksums;
            Outcome outcome = _port.Write(Request, length);
            _deadlineMicroseconds = _delay.Counter.Microseconds + deadlineMilliseconds * 1000L;
            return outcome;
        }

        /// <summary>The message just found was for nobody here: an answer to an earlier request.</summary>
        internal void NoteStray()
        {
            _hasStray = true;
        }

        /// <summary>
        /// Waits for the acknowledgement or refusal of a message, or for the message itself as the answer to a poll.
        /// </summary>
        /// <param name="message">What was sent.</param>
        /// <param name="isPoll">An acknowledgement is not enough.</param>
        /// <returns>
        /// <see cref="Outcome.DeviceError"/> for a refusal. At the deadline <see cref="Outcome.BadChecksum"/> if something was spoilt,
        /// <see cref="Outcome.WrongReply"/> if something else was answered, <see cref="Outcome.ShortReply"/> if the answer
        /// broke off, otherwise <see cref="Outcome.Timeout"/>.
        /// </returns>
        internal Outcome Wait(int message, bool isPoll)
        {
            while (true)
            {
                while (_read < _received)
                {
                    if (!_frames.Add(_chunk[_read++]))
                    {
                        continue;
                    }

                    Outcome outcome = Judge(message, isPoll);
                    if (outcome != Outcome.NotReady)
                    {
                        return outcome;
                    }
                }

                // Chatter that never ends must not carry the wait beyond its end.
                if (_delay.Counter.Microseconds >= _deadlineMicroseconds)
                {
                    return Diagnose(message);
                }

                _read = 0;
                Outcome read = _port.Read(_chunk, 0, ChunkBytes, _deadlineMicroseconds, out _received);
                if (read != Outcome.Ok)
                {
                    return read == Outcome.Timeout ? Diagnose(message) : read;
                }
            }
        }

        private Outcome Judge(int message, bool isPoll)
        {
            if (isPoll && _frames.Message == message)
            {
                return Outcome.Ok;
            }

            if (_frames.Message != UbxMessage.Acknowledged && _frames.Message != UbxMessage.Refused)
            {
                return Outcome.NotReady;
            }

            Outcome outcome = UbxAcknowledgement.Decode(_frames.Payload, _frames.Length, out int about);
            if (outcome != Outcome.Ok || about != message)
            {
                _hasStray = true;
                return Outcome.NotReady;
            }

            if (_frames.Message == UbxMessage.Refused)
            {
                return Outcome.DeviceError;
            }

            // The answer to a poll comes before its acknowledgement; without one it is still to come, or was lost.
            return isPoll ? Outcome.NotReady : Outcome.Ok;
        }

        private Outcome Diagnose(int message)
        {
            if (_frames.BadChecksums != _badChecksums)
            {
                return Outcome.BadChecksum;
            }

            if (_hasStray)
            {
                return Outcome.WrongReply;
            }

            bool isCutOff = _frames.IsInside && (_frames.Message == message || _frames.Message >> 8 == UbxMessage.Refused >> 8);
            return isCutOff ? Outcome.ShortReply : Outcome.Timeout;
        }
    }
}
