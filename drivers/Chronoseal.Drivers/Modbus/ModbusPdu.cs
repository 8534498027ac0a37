using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Modbus
{
    /// <summary>
    /// Requests and replies without address and checksum. Modbus Application Protocol V1.1b3, sections 4.1 and 6. A reply is
    /// compared with its request in function, count and echo: nothing in it is trusted.
    /// </summary>
    public static class ModbusPdu
    {
        /// <summary>Most bytes in a PDU.</summary>
        public const int MaximumLength = 253;

        /// <summary>Most registers in one read.</summary>
        public const int MaximumRegisters = 125;

        /// <summary>Most discrete inputs in one read.</summary>
        public const int MaximumInputs = 2000;

        /// <summary>Length of every request that we send.</summary>
        public const int RequestLength = 5;

        /// <summary>Length of an exception reply.</summary>
        public const int ExceptionLength = 2;

        /// <summary>Builds a request of a function, an address and a value or count: 5 bytes.</summary>
        public static void BuildRequest(byte[] pdu, byte function, int address, int valueOrCount)
        {
            pdu[0] = function;
            BigEndian.WriteUInt16(pdu, 1, address);
            BigEndian.WriteUInt16(pdu, 3, valueOrCount);
        }

        /// <summary>The length of the right reply to a request of ours.</summary>
        public static int ExpectedReplyLength(byte[] request)
        {
            int count = BigEndian.ReadUInt16(request, 3);
            switch (request[0])
            {
                case ModbusFunction.ReadDiscreteInputs: return 2 + (count + 7) / 8;
                case ModbusFunction.WriteSingleRegister: return RequestLength;
                default: return 2 + 2 * count;
            }
        }

        /// <summary>Compares a reply with its request.</summary>
        /// <param name="request">The request, <see cref="RequestLength"/> bytes.</param>
        /// <param name="reply">The reply's bytes.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="length">How many it has.</param>
        /// <param name="exceptionCode">The device's code with <see cref="Outcome.DeviceError"/>, otherwise 0.</param>
        public static Outcome Check(byte[] request, byte[] reply, int offset, int length, out int exceptionCode)
        {
            exceptionCode = 0;
            if (length < ExceptionLength)
            {
                return Outcome.ShortReply;
            }

            if (reply[offset] == (request[0] | ModbusFunction.ExceptionFlag))
            {
                exceptionCode = reply[offset + 1];
                return length == ExceptionLength ? Outcome.DeviceError : Outcome.WrongReply;
            }

            if (reply[offset] != request[0] || length != ExpectedReplyLength(request))
            {
                return Outcome.WrongReply;
            }

            if (request[0] == ModbusFunction.WriteSingleRegister)
            {
                return IsEcho(request, reply, offset) ? Outcome.Ok : Outcome.WrongReply;
            }

            return reply[offset + 1] == length - 2 ? Outcome.Ok : Outcome.WrongReply;
        }

        private static bool IsEcho(byte[] request, byte[] reply, int offset)
        {
            for (int i = 0; i < RequestLength; i++)
            {
                if (request[i] != reply[offset + i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
