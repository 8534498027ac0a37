using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Shdlc
{
    /// <summary>
    /// One Sensirion device at the far end of a UART: one request at a time and the reply that belongs to it. 115200 Bd, 8N1.
    /// Tells silence from a reply that ends early, a wrong checksum, a reply to something else and an error of the device.
    /// </summary>
    public sealed class ShdlcChannel
    {
        /// <summary>
        /// A time limit that fits the SPS30 (20 ms to answer) and the SFA30 (100 ms), with 10 ms on the line and two time slices of the
        /// node.
        /// </summary>
        public const int UsualTimeoutMilliseconds = 150;

        /// <summary>The address of parts that are alone on their line.</summary>
        public const byte UsualAddress = 0;

        // A stuffed reply has 522 bytes at most. Whoever sends more than that, and as much garbage before it, is not answering.
        private const int LimitBytes = 2 * 523;
        private const int PieceLength = 32;
        private const int FlagBytes = 2;

        private readonly ISerialPort _port;
        private readonly IDelay _delay;
        private readonly byte _address;
        private readonly long _timeoutMicroseconds;
        private readonly ShdlcReader _reader = new ShdlcReader();
        private readonly byte[] _frame = new byte[ShdlcCodec.MaximumRequest];
        private readonly byte[] _piece = new byte[PieceLength];
        private byte _command;
        private Outcome _fault;

        /// <summary>Makes a channel over an open port.</summary>
        /// <param name="port">The line; this channel must be its only user.</param>
        /// <param name="delay">Where to wait.</param>
        /// <param name="address">The device's address.</param>
        /// <param name="timeoutMilliseconds">From the end of a request to the end of its reply, however the bytes come, 20 to 5,000.</param>
        public ShdlcChannel(ISerialPort port, IDelay delay, byte address, int timeoutMilliseconds)
        {
            _port = port;
            _delay = delay;
            _address = address;
            _timeoutMicroseconds = timeoutMilliseconds * 1000L;
        }

        /// <summary>Counter value before the last request went out: the device cannot have looked at it earlier.</summary>
        public long RequestBeganMicroseconds { get; private set; }

        /// <summary>Counter value at which the last request had left.</summary>
        public long RequestSentMicroseconds { get; private set; }

        /// <summary>Counter value at which the last reply began to arrive, at the latest.</summary>
        public long ReplyStartedMicroseconds { get; private set; }

        /// <summary>The state of the last <see cref="Outcome.DeviceError"/>, <see cref="ShdlcCodec.DeviceFlag"/> included; otherwise 0.</summary>
        public int DeviceErrorCode { get; private set; }

        /// <summary>Whether the last reply said that an error flag is set in the device's status register.</summary>
        public bool IsDeviceFlagged { get; private set; }

        /// <summary>Content of the last good reply; its data start at <see cref="ShdlcCodec.DataOffset"/>.</summary>
        public byte[] Content
        {
            get { return _reader.Content; }
        }

        /// <summary>How many bytes of data the last good reply has.</summary>
        public int DataLength { get; private set; }

        /// <summary>Requests sent.</summary>
        public int Requests { get; private set; }

        /// <summary>Replies without any error.</summary>
        public int GoodReplies { get; private set; }

        /// <summary>Requests that nothing came back for.</summary>
        public int Timeouts { get; private set; }

        /// <summary>Requests that only a spoilt reply came back for.</summary>
        public int ChecksumErrors { get; private set; }

        /// <summary>Requests that only a reply to something else, or part of a reply, came back for.</summary>
        public int WrongReplies { get; private set; }

        /// <summary>Replies with an error of the device.</summary>
        public int DeviceErrors { get; private set; }

        /// <summary>Sends a request and waits for its reply.</summary>
        public Outcome Exchange(byte command, byte[] data, int count)
        {
            Outcome outcome = Send(command, data, count);
            return outcome == Outcome.Ok ? Receive() : outcome;
        }

        /// <summary>Whether an exchange ended in a refusal with this state, its device flag aside.</summary>
        public bool IsRefused(Outcome outcome, int state)
        {
            return outcome == Outcome.DeviceError && (DeviceErrorCode & ~ShdlcCodec.DeviceFlag) == state;
        }

        /// <summary>Sends a request and takes the answer as text. Allocates.</summary>
        /// <param name="command">The command.</param>
        /// <param name="data">The request's data.</param>
        /// <param name="count">How many bytes of them.</param>
        /// <param name="longest">The most characters; more is <see cref="Outcome.WrongReply"/>.</param>
        /// <param name="text">The text up to its closing NUL; empty unless <see cref="Outcome.Ok"/>.</param>
        public Outcome ExchangeText(byte command, byte[] data, int count, int longest, out string text)
        {
            Outcome outcome = Exchange(command, data, count);
            outcome = outcome == Outcome.Ok && DataLength > longest ? Outcome.WrongReply : outcome;
            text = outcome == Outcome.Ok ? Ascii.Text(Content, ShdlcCodec.DataOffset, DataLength) : "";
            return outcome;
        }

        /// <summary>Sends a request; returns without waiting for the reply.</summary>
        /// <param name="command">The command.</param>
        /// <param name="data">Its data.</param>
        /// <param name="count">How many bytes of data, 0 to 255.</param>
        public Outcome Send(byte command, byte[] data, int count)
        {
            _command = command;
            int length = ShdlcCodec.BuildRequest(_frame, _address, command, data, count);
            Outcome outcome = Write(length);
            Requests++;
            return outcome;
        }

        /// <summary>Pulls the line low for nine bits, which wakes the interface of a sleeping part (one byte of FF; SPS30, 5.3.5).</summary>
        public Outcome SendPulse()
        {
            _frame[0] = 0xFF;
            return Write(1);
        }

        /// <summary>Waits for the reply to the last request. Garbage and late replies to other requests are passed over.</summary>
        /// <returns><see cref="Outcome.DeviceError"/> with <see cref="DeviceErrorCode"/> if the device refused.</returns>
        public Outcome Receive()
        {
            _reader.Reset();
            _fault = Outcome.Timeout;
            DeviceErrorCode = 0;
            IsDeviceFlagged = false;
            DataLength = 0;
            long deadline = RequestSentMicroseconds + _timeoutMicroseconds;
            for (int total = 0; total < LimitBytes;)
            {
                Outcome read = _port.Read(_piece, 0, PieceLength, deadline, out int received);
                if (read != Outcome.Ok)
                {
                    return read == Outcome.Timeout ? Note(Diagnose(total)) : read;
                }

                total += received;
                if (FindReply(received))
                {
                    // Garbage may have come before: what is sure is that the reply took its time on the line.
                    long began = _delay.Counter.Microseconds - CharactersMicroseconds(_reader.Count + FlagBytes);
                    ReplyStartedMicroseconds = IntegerMath.Maximum(RequestSentMicroseconds, began);
                    return Note(JudgeState());
                }
            }

            return Note(Diagnose(LimitBytes));
        }

        private Outcome Write(int length)
        {
            // Whatever is in the receive buffer now answers an earlier question.
            _port.Discard();
            RequestBeganMicroseconds = _delay.Counter.Microseconds;
            Outcome outcome = _port.Write(_frame, length);
            RequestSentMicroseconds = IntegerMath.Maximum(_delay.Counter.Microseconds, RequestBeganMicroseconds + CharactersMicroseconds(length));
            return outcome;
        }

        private long CharactersMicroseconds(int characters)
        {
            return (long)characters * _port.BitsPerCharacter * 1000000 / _port.BaudRate;
        }

        private bool FindReply(int received)
        {
            for (int i = 0; i < received; i++)
            {
                Outcome outcome = _reader.Take(_piece[i]);
                if (outcome == Outcome.Ok)
                {
                    outcome = ShdlcCodec.CheckReply(_reader.Content, _reader.Count, _address, _command);
                    if (outcome == Outcome.Ok)
                    {
                        return true;
                    }
                }

                if (outcome != Outcome.NotReady)
                {
                    _fault = outcome;
                }
            }

            return false;
        }

        // Bit 7 alone is no refusal: the reply is good, and the status register says what is wrong with the device.
        private Outcome JudgeState()
        {
            int state = _reader.Content[ShdlcCodec.StateOffset];
            IsDeviceFlagged = (state & ShdlcCodec.DeviceFlag) != 0;
            if ((state & ~ShdlcCodec.DeviceFlag) != 0)
            {
                DeviceErrorCode = state;
                return Outcome.DeviceError;
            }

            DataLength = _reader.Count - ShdlcCodec.ReplyOverhead;
            return Outcome.Ok;
        }

        // Why what has come so far is no reply, once no more is coming.
        private Outcome Diagnose(int total)
        {
            if (_reader.IsInFrame)
            {
                return Outcome.ShortReply;
            }

            return _fault == Outcome.Timeout && total > 0 ? Outcome.ShortReply : _fault;
        }

        private Outcome Note(Outcome outcome)
        {
            switch (outcome)
            {
                case Outcome.Ok: GoodReplies++; break;
                case Outcome.Timeout: Timeouts++; break;
                case Outcome.BadChecksum: ChecksumErrors++; break;
                case Outcome.DeviceError: DeviceErrors++; break;
                default: WrongReplies++; break;
            }

            return outcome;
        }
    }
}
