using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Modbus
{
    /// <summary>
    /// Modbus RTU over a UART. Modbus over Serial Line V1.02, 2.5.1. Finds the reply behind stray bytes, tells a timeout from a
    /// short reply, a bad checksum and a reply to something else, and keeps the silence of 3.5 characters before a request.
    /// </summary>
    public sealed class ModbusRtuChannel : IModbusChannel
    {
        /// <summary>Silence that ends a reply, microseconds: long enough for a time slice of 20 ms to come between two reads.</summary>
        public const int ReplyGapMicroseconds = 50000;

        /// <summary>Stray bytes that are searched for a reply before giving up.</summary>
        public const int StrayBytes = 32;

        private const int FixedSilenceMicroseconds = 1750;
        private const int FixedSilenceAboveBaud = 19200;
        private const int Overhead = 3;

        private readonly ISerialPort _port;
        private readonly ITimeline _timeline;
        private readonly long _responseTimeoutMicroseconds;
        private readonly byte[] _request = new byte[ModbusPdu.RequestLength];
        private readonly byte[] _frame = new byte[ModbusPdu.RequestLength + Overhead];
        private readonly byte[] _received = new byte[ModbusPdu.MaximumLength + Overhead + StrayBytes];
        private byte _unit;
        private int _count;
        private long _lineFreeMicroseconds;

        /// <summary>Makes a channel over an open port.</summary>
        /// <param name="port">The line; this channel must be its only user.</param>
        /// <param name="timeline">Where to wait.</param>
        /// <param name="responseTimeoutMilliseconds">From the end of the request to the start of the reply, 20 to 5,000.</param>
        public ModbusRtuChannel(ISerialPort port, ITimeline timeline, int responseTimeoutMilliseconds)
        {
            _port = port;
            _timeline = timeline;
            _responseTimeoutMicroseconds = responseTimeoutMilliseconds * 1000L;
        }

        /// <inheritdoc/>
        public long RequestSentMicroseconds { get; private set; }

        /// <inheritdoc/>
        public long ReplyStartedMicroseconds { get; private set; }

        /// <inheritdoc/>
        public Outcome Send(byte unit, byte[] request)
        {
            _timeline.SleepUntil(_lineFreeMicroseconds + SilenceMicroseconds);
            _unit = unit;
            _frame[0] = unit;
            for (int i = 0; i < ModbusPdu.RequestLength; i++)
            {
                _request[i] = request[i];
                _frame[i + 1] = request[i];
            }

            ModbusCrc.Append(_frame, ModbusPdu.RequestLength + 1);

            // Whatever is in the receive buffer now answers an earlier question.
            _port.Discard();
            long before = _timeline.Counter.Microseconds;
            Outcome outcome = _port.Write(_frame, _frame.Length);
            RequestSentMicroseconds = IntegerMath.Maximum(_timeline.Counter.Microseconds, before + CharactersMicroseconds(_frame.Length));
            _lineFreeMicroseconds = RequestSentMicroseconds;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] reply, out int length, out int exceptionCode)
        {
            length = 0;
            exceptionCode = 0;
            _count = 0;
            long deadline = RequestSentMicroseconds + _responseTimeoutMicroseconds;
            Outcome outcome = Outcome.Timeout;
            while (_count < _received.Length)
            {
                Outcome read = _port.Read(_received, _count, _received.Length - _count, deadline, out int received);
                if (read != Outcome.Ok)
                {
                    outcome = read == Outcome.Timeout ? Diagnose() : read;
                    break;
                }

                long now = _timeline.Counter.Microseconds;
                if (_count == 0)
                {
                    ReplyStartedMicroseconds = IntegerMath.Maximum(RequestSentMicroseconds, now - CharactersMicroseconds(received));
                }

                _count += received;
                deadline = now + ReplyGapMicroseconds;
                if (TryFindReply(reply, out length, out exceptionCode, out outcome))
                {
                    break;
                }
            }

            _lineFreeMicroseconds = _timeline.Counter.Microseconds;
            return outcome;
        }

        private long SilenceMicroseconds
        {
            get { return _port.BaudRate > FixedSilenceAboveBaud ? FixedSilenceMicroseconds : CharactersMicroseconds(7) / 2; }
        }

        private long CharactersMicroseconds(int characters)
        {
            return (long)characters * _port.BitsPerCharacter * 1000000 / _port.BaudRate;
        }

        // A reply counts at the first position where address, function, length and CRC all fit the request.
        private bool TryFindReply(byte[] reply, out int length, out int exceptionCode, out Outcome outcome)
        {
            length = 0;
            exceptionCode = 0;
            outcome = Diagnose();
            for (int start = 0; start + Overhead + ModbusPdu.ExceptionLength <= _count; start++)
            {
                int pduLength = LengthIfReplyAt(start);
                if (pduLength == 0 || start + pduLength + Overhead > _count || !ModbusCrc.IsValid(_received, start, pduLength + Overhead))
                {
                    continue;
                }

                outcome = ModbusPdu.Check(_request, _received, start + 1, pduLength, out exceptionCode);
                if (outcome == Outcome.Ok || outcome == Outcome.DeviceError)
                {
                    for (int i = 0; i < pduLength; i++)
                    {
                        reply[i] = _received[start + 1 + i];
                    }

                    length = pduLength;
                }

                return true;
            }

            return false;
        }

        private int LengthIfReplyAt(int start)
        {
            if (_received[start] != _unit)
            {
                return 0;
            }

            byte function = _received[start + 1];
            if (function == (_request[0] | ModbusFunction.ExceptionFlag))
            {
                return ModbusPdu.ExceptionLength;
            }

            return function == _request[0] ? ModbusPdu.ExpectedReplyLength(_request) : 0;
        }

        // Why what has arrived so far is no reply, once no more is coming.
        private Outcome Diagnose()
        {
            if (_count == 0)
            {
                return Outcome.Timeout;
            }

            if (ModbusCrc.IsValid(_received, 0, _count))
            {
                return Outcome.WrongReply;
            }

            int expected = LengthIfReplyAt0();
            return expected != 0 && _count < expected + Overhead ? Outcome.ShortReply : Outcome.BadChecksum;
        }

        private int LengthIfReplyAt0()
        {
            return _count >= 2 ? LengthIfReplyAt(0) : _received[0] == _unit ? ModbusPdu.ExceptionLength : 0;
        }
    }
}
