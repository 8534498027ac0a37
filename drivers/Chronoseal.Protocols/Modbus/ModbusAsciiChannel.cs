using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// Modbus ASCII over a UART: a colon, two hexadecimal digits a byte, the LRC, CR and LF. Modbus over Serial Line V1.02, 2.5.2.
    /// Resynchronises at each colon.
    /// </summary>
    public sealed class ModbusAsciiChannel : ModbusSerialChannel
    {
        private const byte Colon = 0x3A;
        private const byte CarriageReturn = 0x0D;
        private const byte LineFeed = 0x0A;
        private const int Overhead = 2;
        private const int LongestFrame = 1 + 2 * (ModbusPdu.MaximumLength + Overhead) + 2;

        private readonly byte[] _decoded = new byte[ModbusPdu.MaximumLength + Overhead];

        /// <summary>Makes a channel over an open port.</summary>
        /// <param name="port">The line; this channel must be its only user.</param>
        /// <param name="delay">Where to wait.</param>
        public ModbusAsciiChannel(ISerialPort port, IDelay delay)
            : base(port, delay, LongestFrame)
        {
        }

        /// <summary>None: the colon marks the start.</summary>
        protected override long SilenceMicroseconds
        {
            get { return 0; }
        }

        /// <summary>The longitudinal redundancy check of a run of bytes: the two's complement of their sum.</summary>
        public static byte Lrc(byte[] buffer, int offset, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += buffer[offset + i];
            }

            return (byte)-sum;
        }

        /// <inheritdoc/>
        protected override int Encode(ModbusRequest request, byte[] frame)
        {
            frame[0] = Colon;
            int lrc = -request.Unit;
            Hexadecimal.Write(frame, 1, request.Unit);
            int at = 3;
            for (int i = 0; i < request.Length; i++, at += 2)
            {
                Hexadecimal.Write(frame, at, request.Bytes[i]);
                lrc -= request.Bytes[i];
            }

            Hexadecimal.Write(frame, at, lrc & 0xFF);
            frame[at + 2] = CarriageReturn;
            frame[at + 3] = LineFeed;
            return at + 4;
        }

        /// <inheritdoc/>
        protected override bool TryFindReply(ModbusRequest request, byte[] reply, out int length, out int exceptionCode, out Outcome outcome)
        {
            length = 0;
            exceptionCode = 0;
            outcome = Outcome.Timeout;
            for (int start = 0; start < Count; start++)
            {
                int bytes = DecodeAt(start);
                if (bytes < Overhead + ModbusPdu.ExceptionLength || _decoded[0] != request.Unit || Lrc(_decoded, 0, bytes) != 0)
                {
                    continue;
                }

                FoundAt = start;
                outcome = ModbusPdu.Check(request, _decoded, 1, bytes - Overhead, out exceptionCode);
                if (outcome == Outcome.Ok || outcome == Outcome.DeviceError)
                {
                    length = bytes - Overhead;
                    for (int i = 0; i < length; i++)
                    {
                        reply[i] = _decoded[1 + i];
                    }
                }

                return true;
            }

            return false;
        }

        /// <inheritdoc/>
        protected override Outcome Diagnose(ModbusRequest request)
        {
            Outcome outcome = Outcome.BadChecksum;
            for (int start = 0; start < Count; start++)
            {
                if (Received[start] != Colon)
                {
                    continue;
                }

                int bytes = DecodeAt(start);
                if (bytes > Overhead && Lrc(_decoded, 0, bytes) == 0)
                {
                    return Outcome.WrongReply;
                }

                outcome = bytes == 0 && IsUnfinishedAt(start) ? Outcome.ShortReply : Outcome.BadChecksum;
            }

            return outcome;
        }

        // Bytes of the whole frame at a position, its LRC included; 0 if none is there.
        private int DecodeAt(int start)
        {
            if (Received[start] != Colon)
            {
                return 0;
            }

            int bytes = 0;
            int at = start + 1;
            while (at + 1 < Count && bytes < _decoded.Length && Received[at] != CarriageReturn)
            {
                int value = Hexadecimal.Read(Received, at);
                if (value < 0)
                {
                    return 0;
                }

                _decoded[bytes++] = (byte)value;
                at += 2;
            }

            return at + 1 < Count && Received[at] == CarriageReturn && Received[at + 1] == LineFeed ? bytes : 0;
        }

        private bool IsUnfinishedAt(int start)
        {
            for (int at = start + 1; at < Count; at++)
            {
                if (Received[at] == CarriageReturn && at + 1 < Count)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
