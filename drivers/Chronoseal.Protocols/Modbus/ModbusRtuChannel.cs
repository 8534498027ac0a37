using Chronoseal.Hal;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// Modbus RTU over a UART. Modbus over Serial Line V1.02, 2.5.1. Resynchronises byte by byte: the reply counts at the first
    /// position where address, function, length and CRC all fit the request.
    /// </summary>
    public sealed class ModbusRtuChannel : ModbusSerialChannel
    {
        private const int FixedSilenceMicroseconds = 1750;
        private const int FixedSilenceAboveBaud = 19200;
        private const int Overhead = 3;

        /// <summary>Makes a channel over an open port.</summary>
        /// <param name="port">The line; this channel must be its only user.</param>
        /// <param name="delay">Where to wait.</param>
        public ModbusRtuChannel(ISerialPort port, IDelay delay)
            : base(port, delay, ModbusPdu.MaximumLength + Overhead)
        {
        }

        /// <summary>3.5 characters; above 19,200 baud the fixed 1.75 ms that the standard recommends.</summary>
        protected override long SilenceMicroseconds
        {
            get { return Port.BaudRate > FixedSilenceAboveBaud ? FixedSilenceMicroseconds : CharactersMicroseconds(7) / 2; }
        }

        /// <inheritdoc/>
        protected override int Encode(ModbusRequest request, byte[] frame)
        {
            frame[0] = (byte)request.Unit;
            for (int i = 0; i < request.Length; i++)
            {
                frame[i + 1] = request.Bytes[i];
            }

            ModbusCrc.Append(frame, request.Length + 1);
            return request.Length + Overhead;
        }

        /// <inheritdoc/>
        protected override bool TryFindReply(ModbusRequest request, byte[] reply, out int length, out int exceptionCode, out Outcome outcome)
        {
            length = 0;
            exceptionCode = 0;
            outcome = Outcome.Timeout;
            for (int start = 0; start + Overhead + ModbusPdu.ExceptionLength <= Count; start++)
            {
                int pduLength = LengthIfReplyAt(request, start);
                if (pduLength <= 0 || start + pduLength + Overhead > Count || !ModbusCrc.IsValid(Received, start, pduLength + Overhead))
                {
                    continue;
                }

                FoundAt = start;
                outcome = ModbusPdu.Check(request, Received, start + 1, pduLength, out exceptionCode);
                if (outcome == Outcome.Ok || outcome == Outcome.DeviceError)
                {
                    for (int i = 0; i < pduLength; i++)
                    {
                        reply[i] = Received[start + 1 + i];
                    }

                    length = pduLength;
                }

                return true;
            }

            return false;
        }

        /// <inheritdoc/>
        protected override Outcome Diagnose(ModbusRequest request)
        {
            if (ModbusCrc.IsValid(Received, 0, Count))
            {
                return Outcome.WrongReply;
            }

            int expected = LengthIfReplyAt(request, 0);
            return expected == ModbusPdu.LengthUnknown || (expected > 0 && Count < expected + Overhead) ? Outcome.ShortReply : Outcome.BadChecksum;
        }

        private int LengthIfReplyAt(ModbusRequest request, int start)
        {
            return Received[start] == request.Unit ? ModbusPdu.ReplyLength(request, Received, start + 1, Count - start - 1) : 0;
        }
    }
}
