using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// Modbus over TCP: the MBAP header of Modbus Messaging on TCP/IP V1.0b, 3.1.3. Connects when needed, not more often than the
    /// back-off allows; late replies to earlier requests are recognised by their transaction number and passed over.
    /// </summary>
    public sealed class ModbusTcpChannel : IModbusChannel
    {
        /// <summary>The port of Modbus TCP.</summary>
        public const int DefaultPort = 502;

        /// <summary>The most that one connection attempt may take, microseconds: it delays the other sensors of the epoch.</summary>
        public const int ConnectTimeoutMicroseconds = 250000;

        /// <summary>Microseconds between two attempts to connect.</summary>
        public const int ConnectBackoffMicroseconds = 10000000;

        /// <summary>Late replies that are passed over while waiting for the right one.</summary>
        public const int LateReplies = 8;

        /// <summary>Requests without any reply, one after the other, after which the connection is given up.</summary>
        public const int SilentRequests = 2;

        private const int HeaderLength = 7;

        private readonly ITcpChannel _channel;
        private readonly IDelay _delay;
        private readonly byte[] _frame = new byte[HeaderLength + ModbusPdu.MaximumLength];
        private readonly byte[] _header = new byte[HeaderLength];
        private int _transaction;
        private int _silentRequests;
        private long _handedOverMicroseconds;
        private long _lastReplyMicroseconds;
        private long _connectAgainMicroseconds = long.MinValue;

        /// <summary>Makes a channel; nothing is connected yet.</summary>
        /// <param name="channel">The peer; this channel must be its only user.</param>
        /// <param name="delay">Where to wait.</param>
        public ModbusTcpChannel(ITcpChannel channel, IDelay delay)
        {
            _channel = channel;
            _delay = delay;
        }

        /// <inheritdoc/>
        public bool IsSerial
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public ModbusRequest Pending { get; private set; }

        /// <summary>A late reply is told by its transaction number: nobody waits for it.</summary>
        public long QuietUntilMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public long RequestSentMicroseconds { get; private set; }

        /// <inheritdoc/>
        public long ReplyStartedMicroseconds { get; private set; }

        /// <inheritdoc/>
        public Outcome Send(ModbusRequest request)
        {
            Pending = null;
            Outcome outcome = EnsureConnected();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _delay.SleepUntil(_lastReplyMicroseconds + request.GapMicroseconds);
            _transaction = (_transaction + 1) & 0xFFFF;
            BigEndian.WriteUInt16(_frame, 0, _transaction);
            BigEndian.WriteUInt16(_frame, 2, 0);
            BigEndian.WriteUInt16(_frame, 4, 1 + request.Length);
            _frame[6] = (byte)request.Unit;
            for (int i = 0; i < request.Length; i++)
            {
                _frame[HeaderLength + i] = request.Bytes[i];
            }

            // What is there before the request cannot answer it: a late reply, or the rest of a damaged one.
            _channel.Discard();
            RequestSentMicroseconds = _delay.Counter.Microseconds;
            ReplyStartedMicroseconds = RequestSentMicroseconds;
            outcome = _channel.Write(_frame, HeaderLength + request.Length);
            _handedOverMicroseconds = _delay.Counter.Microseconds;
            Pending = outcome == Outcome.Ok ? request : null;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] reply, out int length, out int exceptionCode)
        {
            ModbusRequest request = Pending;
            Pending = null;
            Outcome outcome = Collect(request, reply, out length, out exceptionCode);
            _lastReplyMicroseconds = _delay.Counter.Microseconds;
            return outcome;
        }

        /// <inheritdoc/>
        public long LongestReadMicroseconds(long responseTimeoutMicroseconds, long gapMicroseconds)
        {
            return ConnectTimeoutMicroseconds + gapMicroseconds + responseTimeoutMicroseconds;
        }

        private Outcome Collect(ModbusRequest request, byte[] reply, out int length, out int exceptionCode)
        {
            length = 0;
            exceptionCode = 0;
            long deadline = _handedOverMicroseconds + request.ResponseTimeoutMicroseconds;
            for (int i = 0; i <= LateReplies; i++)
            {
                Outcome outcome = ReceiveFrame(reply, deadline, out int pduLength);
                if (outcome != Outcome.Ok)
                {
                    GiveUp(outcome);
                    return outcome;
                }

                _silentRequests = 0;
                if (BigEndian.ReadUInt16(_header, 0) == _transaction)
                {
                    outcome = _header[6] == (byte)request.Unit ? ModbusPdu.Check(request, reply, 0, pduLength, out exceptionCode) : Outcome.WrongReply;
                    length = outcome == Outcome.Ok || outcome == Outcome.DeviceError ? pduLength : 0;
                    return outcome;
                }
            }

            return Outcome.WrongReply;
        }

        // A reply that is merely late is known by its transaction number, so that one silence leaves the connection as it is. After a
        // part of a frame, where the next begins is unknown: only a new connection tells.
        private void GiveUp(Outcome outcome)
        {
            _silentRequests = outcome == Outcome.Timeout ? _silentRequests + 1 : SilentRequests;
            if (_silentRequests >= SilentRequests)
            {
                _silentRequests = 0;
                _channel.Close();
            }
        }

        private Outcome EnsureConnected()
        {
            if (_channel.IsConnected)
            {
                return Outcome.Ok;
            }

            long now = _delay.Counter.Microseconds;
            if (now < _connectAgainMicroseconds)
            {
                return Outcome.BusFault;
            }

            _connectAgainMicroseconds = now + ConnectBackoffMicroseconds;
            return _channel.Connect(now + ConnectTimeoutMicroseconds);
        }

        private Outcome ReceiveFrame(byte[] reply, long deadline, out int pduLength)
        {
            pduLength = 0;
            Outcome outcome = ReceiveExactly(_header, HeaderLength, deadline, true);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int protocol = BigEndian.ReadUInt16(_header, 2);
            int length = BigEndian.ReadUInt16(_header, 4) - 1;
            if (protocol != 0 || length < ModbusPdu.ExceptionLength || length > ModbusPdu.MaximumLength)
            {
                return Outcome.WrongReply;
            }

            pduLength = length;
            return ReceiveExactly(reply, length, deadline, false);
        }

        private Outcome ReceiveExactly(byte[] buffer, int count, long deadline, bool isStart)
        {
            int have = 0;
            while (have < count)
            {
                Outcome outcome = _channel.Read(buffer, have, count - have, deadline, out int received);
                if (outcome != Outcome.Ok)
                {
                    bool began = have > 0 || !isStart;
                    return outcome == Outcome.Timeout && began ? Outcome.ShortReply : outcome;
                }

                if (isStart && have == 0)
                {
                    ReplyStartedMicroseconds = _delay.Counter.Microseconds;
                }

                have += received;
            }

            return Outcome.Ok;
        }
    }
}
