using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// What RTU and ASCII share on a UART: one request at a time, silence before it, old bytes thrown away, the reply searched
    /// for behind stray bytes, deadlines for its start, for gaps in it and for all of it. The port drives the direction of an
    /// RS-485 transceiver (<see cref="SerialSettings.Rs485"/>).
    /// </summary>
    public abstract class ModbusSerialChannel : IModbusChannel
    {
        /// <summary>
        /// Silence that ends a reply, once the time for it to begin is over, microseconds. Far longer than the 1.5 characters of the
        /// standard, which nobody can tell behind a UART driver's buffer and a time slice of 20 ms.
        /// </summary>
        public const int ReplyGapMicroseconds = 50000;

        /// <summary>Stray bytes that are searched for a reply before giving up.</summary>
        public const int StrayBytes = 32;

        private const int UnitOfAll = 0;

        // In ASCII: colon, address, five bytes of PDU and LRC in two characters each, CR, LF.
        private const int LongestReadRequest = 17;

        private readonly byte[] _frame;
        private int _frameLength;
        private int _echoBytes;
        private long _handedOverMicroseconds;
        private long _lineFreeMicroseconds;

        /// <summary>Makes a channel over an open port.</summary>
        /// <param name="port">The line; this channel must be its only user.</param>
        /// <param name="delay">Where to wait.</param>
        /// <param name="longestFrame">Bytes of the longest frame, request or reply.</param>
        protected ModbusSerialChannel(ISerialPort port, IDelay delay, int longestFrame)
        {
            Port = port;
            Delay = delay;
            _frame = new byte[longestFrame];
            Received = new byte[longestFrame + StrayBytes];
        }

        /// <inheritdoc/>
        public bool IsSerial
        {
            get { return true; }
        }

        /// <summary>
        /// True for transceivers that hear themselves: the request comes back before the reply. It must come back unchanged;
        /// otherwise somebody else was talking, which is <see cref="Outcome.BusFault"/>.
        /// </summary>
        public bool HasLocalEcho { get; set; }

        /// <inheritdoc/>
        public ModbusRequest Pending { get; private set; }

        /// <inheritdoc/>
        public long QuietUntilMicroseconds
        {
            get { return _lineFreeMicroseconds; }
        }

        /// <inheritdoc/>
        public long RequestSentMicroseconds { get; private set; }

        /// <inheritdoc/>
        public long ReplyStartedMicroseconds { get; private set; }

        /// <summary>The line.</summary>
        protected ISerialPort Port { get; }

        /// <summary>Where to wait.</summary>
        protected IDelay Delay { get; }

        /// <summary>What has arrived since the request.</summary>
        protected byte[] Received { get; }

        /// <summary>How many bytes have arrived.</summary>
        protected int Count { get; private set; }

        /// <summary>Index of the reply that <see cref="TryFindReply"/> found, among what has arrived.</summary>
        protected int FoundAt { get; set; }

        /// <summary>The least silence before a request, microseconds.</summary>
        protected abstract long SilenceMicroseconds { get; }

        /// <inheritdoc/>
        public Outcome Send(ModbusRequest request)
        {
            if (Pending != null)
            {
                // The reply that is given up must neither meet the request on the line nor be taken for the answer to it.
                Receive(Received, out _, out _);
            }

            Delay.SleepUntil(_lineFreeMicroseconds + IntegerMath.Maximum(SilenceMicroseconds, request.GapMicroseconds));
            _frameLength = Encode(request, _frame);

            // Whatever is in the receive buffer now answers an earlier question.
            Port.Discard();
            long before = Delay.Counter.Microseconds;
            Outcome outcome = Port.Write(_frame, _frameLength);
            RequestSentMicroseconds = before + CharactersMicroseconds(_frameLength);
            ReplyStartedMicroseconds = RequestSentMicroseconds;
            _handedOverMicroseconds = IntegerMath.Maximum(Delay.Counter.Microseconds, RequestSentMicroseconds);
            _lineFreeMicroseconds = _handedOverMicroseconds;
            _echoBytes = HasLocalEcho ? _frameLength : 0;
            Pending = outcome == Outcome.Ok && request.Unit != UnitOfAll ? request : null;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] reply, out int length, out int exceptionCode)
        {
            length = 0;
            exceptionCode = 0;
            Count = 0;
            ModbusRequest request = Pending;
            Pending = null;
            Outcome outcome = Collect(request, reply, out length, out exceptionCode);
            _lineFreeMicroseconds = Delay.Counter.Microseconds;

            // An answer that is merely late must not be taken for the answer to the next request.
            if (outcome == Outcome.Timeout)
            {
                _lineFreeMicroseconds += request.ResponseTimeoutMicroseconds;
            }
            else if (outcome != Outcome.Ok && outcome != Outcome.DeviceError)
            {
                _lineFreeMicroseconds = IntegerMath.Maximum(_lineFreeMicroseconds, _handedOverMicroseconds + request.ResponseTimeoutMicroseconds);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public long LongestReadMicroseconds(long responseTimeoutMicroseconds, long gapMicroseconds)
        {
            // Either nothing comes, and the line is left alone for as long again, or rubbish fills the buffer.
            long rest = IntegerMath.Maximum(responseTimeoutMicroseconds, CharactersMicroseconds(Received.Length) + ReplyGapMicroseconds);
            return IntegerMath.Maximum(SilenceMicroseconds, gapMicroseconds) + CharactersMicroseconds(LongestReadRequest) + responseTimeoutMicroseconds + rest;
        }

        /// <summary>Time of so many characters on the line, microseconds.</summary>
        protected long CharactersMicroseconds(int characters)
        {
            return (long)characters * Port.BitsPerCharacter * 1000000 / Port.BaudRate;
        }

        /// <summary>Puts a request into a frame; gives the frame's length.</summary>
        protected abstract int Encode(ModbusRequest request, byte[] frame);

        /// <summary>Looks for the reply in what has arrived. False: not there yet.</summary>
        /// <param name="request">The request.</param>
        /// <param name="reply">Where to put the PDU.</param>
        /// <param name="length">Its length.</param>
        /// <param name="exceptionCode">The device's code, if the reply is an exception.</param>
        /// <param name="outcome">What came of it, if it is there.</param>
        protected abstract bool TryFindReply(ModbusRequest request, byte[] reply, out int length, out int exceptionCode, out Outcome outcome);

        /// <summary>Why what has arrived is no reply, once no more is coming; <see cref="Count"/> is above 0.</summary>
        protected abstract Outcome Diagnose(ModbusRequest request);

        private Outcome Collect(ModbusRequest request, byte[] reply, out int length, out int exceptionCode)
        {
            length = 0;
            exceptionCode = 0;
            long deadline = _handedOverMicroseconds + request.ResponseTimeoutMicroseconds;
            long lastDeadline = deadline + CharactersMicroseconds(Received.Length) + ReplyGapMicroseconds;
            while (Count < Received.Length)
            {
                int room = _echoBytes > 0 ? _echoBytes : Received.Length - Count;
                Outcome read = Port.Read(Received, Count, room, deadline, out int received);
                if (read != Outcome.Ok)
                {
                    return read == Outcome.Timeout ? Diagnosis(request) : read;
                }

                long now = Delay.Counter.Microseconds;
                if (_echoBytes > 0)
                {
                    if (!IsEchoTaken(received))
                    {
                        return Outcome.BusFault;
                    }

                    continue;
                }

                if (Count == 0)
                {
                    ReplyStartedMicroseconds = IntegerMath.Maximum(RequestSentMicroseconds, now - CharactersMicroseconds(received));
                }

                Count += received;

                // What came first may be a stray byte: the reply still has its whole time to begin.
                deadline = IntegerMath.Minimum(IntegerMath.Maximum(deadline, now + ReplyGapMicroseconds), lastDeadline);
                if (TryFindReply(request, reply, out length, out exceptionCode, out Outcome outcome))
                {
                    if (FoundAt > 0)
                    {
                        // When the stray bytes came says nothing of the reply; but it took its time on the line.
                        ReplyStartedMicroseconds = IntegerMath.Maximum(RequestSentMicroseconds, now - CharactersMicroseconds(Count - FoundAt));
                    }

                    return outcome;
                }
            }

            return Diagnosis(request);
        }

        private Outcome Diagnosis(ModbusRequest request)
        {
            return Count == 0 ? Outcome.Timeout : Diagnose(request);
        }

        // Our own bytes are compared and forgotten; the search for the reply never sees them.
        private bool IsEchoTaken(int received)
        {
            int from = _frameLength - _echoBytes;
            for (int i = 0; i < received; i++)
            {
                if (Received[i] != _frame[from + i])
                {
                    return false;
                }
            }

            _echoBytes -= received;
            return true;
        }
    }
}
