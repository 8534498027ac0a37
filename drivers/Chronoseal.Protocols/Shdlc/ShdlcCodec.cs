using Chronoseal.Hal;

namespace Chronoseal.Protocols.Shdlc
{
    /// <summary>
    /// Bytes of Sensirion's SHDLC frames. Data sheet SPS30, version 2.0, section 5.2. Request: address, command, length, data,
    /// checksum; reply: address, command, state, length, data, checksum; each between two flags. Touches no bus.
    /// </summary>
    public static class ShdlcCodec
    {
        /// <summary>Begins and ends a frame.</summary>
        public const byte Flag = 0x7E;

        /// <summary>Comes before a byte that must not stand in a frame as it is; that byte follows with <see cref="EscapeMask"/> flipped.</summary>
        public const byte Escape = 0x7D;

        /// <summary>What tells an escaped byte from itself.</summary>
        public const byte EscapeMask = 0x20;

        /// <summary>Most bytes of data in a frame.</summary>
        public const int MaximumData = 255;

        /// <summary>Bytes of a reply beside its data: address, command, state, length, checksum.</summary>
        public const int ReplyOverhead = 5;

        /// <summary>Most bytes between the flags of a reply, stuffing removed.</summary>
        public const int MaximumReplyContent = MaximumData + ReplyOverhead;

        /// <summary>Most bytes of a request on the line: every byte of it escaped, and two flags.</summary>
        public const int MaximumRequest = 2 * (MaximumData + 4) + 2;

        /// <summary>Where a reply's state stands in its content.</summary>
        public const int StateOffset = 2;

        /// <summary>Where a reply's data start in its content.</summary>
        public const int DataOffset = 4;

        /// <summary>The bit of the state that says: an error flag is set in the device's status register. The request itself may have succeeded.</summary>
        public const int DeviceFlag = 0x80;

        /// <summary>State: unknown command (table 6).</summary>
        public const int UnknownCommand = 0x02;

        /// <summary>State: command not allowed in the part's present state (table 6).</summary>
        public const int NotAllowedNow = 0x43;

        /// <summary>Inverted low byte of the sum. Over what is sent between the flags, before stuffing and without the checksum itself.</summary>
        public static byte Checksum(byte[] buffer, int offset, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += buffer[offset + i];
            }

            return (byte)~sum;
        }

        /// <summary>Whether a byte must be escaped: the flag, the escape, and the two bytes of software flow control (table 5).</summary>
        public static bool IsReserved(byte value)
        {
            return value == Flag || value == Escape || value == 0x11 || value == 0x13;
        }

        /// <summary>Builds a request as it goes over the line.</summary>
        /// <param name="frame">Room for <see cref="MaximumRequest"/> bytes, or twice the data and ten.</param>
        /// <param name="address">The device's address.</param>
        /// <param name="command">The command.</param>
        /// <param name="data">Its data.</param>
        /// <param name="count">How many bytes of data, 0 to <see cref="MaximumData"/>.</param>
        /// <returns>The length of the frame.</returns>
        public static int BuildRequest(byte[] frame, byte address, byte command, byte[] data, int count)
        {
            // The checksum is of the bytes before stuffing, and may need stuffing itself.
            byte checksum = (byte)(Checksum(data, 0, count) - address - command - count);
            int end = 0;
            frame[end++] = Flag;
            end = Append(frame, end, address);
            end = Append(frame, end, command);
            end = Append(frame, end, (byte)count);
            for (int i = 0; i < count; i++)
            {
                end = Append(frame, end, data[i]);
            }

            end = Append(frame, end, checksum);
            frame[end++] = Flag;
            return end;
        }

        /// <summary>
        /// Compares a reply with its request. The checksum lets one spoilt frame in 256 through: the length has to fit exactly too.
        /// The state is left to the caller.
        /// </summary>
        /// <param name="content">What stood between the flags, stuffing removed.</param>
        /// <param name="count">How many bytes.</param>
        /// <param name="address">The address that was asked.</param>
        /// <param name="command">The command that was sent.</param>
        public static Outcome CheckReply(byte[] content, int count, byte address, byte command)
        {
            if (count < ReplyOverhead)
            {
                return Outcome.ShortReply;
            }

            if (Checksum(content, 0, count - 1) != content[count - 1])
            {
                return Outcome.BadChecksum;
            }

            bool isOurs = content[0] == address && content[1] == command && content[DataOffset - 1] + ReplyOverhead == count;
            return isOurs ? Outcome.Ok : Outcome.WrongReply;
        }

        private static int Append(byte[] frame, int offset, byte value)
        {
            if (IsReserved(value))
            {
                frame[offset++] = Escape;
                value ^= EscapeMask;
            }

            frame[offset] = value;
            return offset + 1;
        }
    }
}
