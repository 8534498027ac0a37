using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
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

        /// <summary>Most registers in one write.</summary>
        public const int MaximumRegistersWritten = 123;

        /// <summary>Most coils or discrete inputs in one read.</summary>
        public const int MaximumBits = 2000;

        /// <summary>Most coils in one write.</summary>
        public const int MaximumBitsWritten = 1968;

        /// <summary>Length of an exception reply.</summary>
        public const int ExceptionLength = 2;

        /// <summary>What <see cref="ReplyLength"/> gives while a reply is too short to tell its length.</summary>
        public const int LengthUnknown = -1;

        internal const int IdentificationHead = 7;

        private const int EchoLength = 5;
        private const int WriteHead = 6;
        private const int CoilOn = 0xFF00;

        /// <summary>Builds a read of coils, inputs or registers.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> for a count that the function does not have, or addresses beyond the last.</returns>
        public static Outcome BuildRead(ModbusRequest request, byte function, int address, int count)
        {
            int most = function <= ModbusFunction.ReadDiscreteInputs ? MaximumBits : MaximumRegisters;
            if (function < ModbusFunction.ReadCoils || function > ModbusFunction.ReadInputRegisters || !IsRange(address, count, most))
            {
                return Outcome.OutOfRange;
            }

            BuildHead(request, function, address, count, EchoLength);
            return Outcome.Ok;
        }

        /// <summary>Builds a write of one register.</summary>
        public static Outcome BuildWriteRegister(ModbusRequest request, int address, int value)
        {
            if (!IsRange(address, 1, 1) || value < 0 || value > 0xFFFF)
            {
                return Outcome.OutOfRange;
            }

            BuildHead(request, ModbusFunction.WriteSingleRegister, address, value, EchoLength);
            return Outcome.Ok;
        }

        /// <summary>Builds a write of one coil.</summary>
        public static Outcome BuildWriteCoil(ModbusRequest request, int address, bool value)
        {
            if (!IsRange(address, 1, 1))
            {
                return Outcome.OutOfRange;
            }

            BuildHead(request, ModbusFunction.WriteSingleCoil, address, value ? CoilOn : 0, EchoLength);
            return Outcome.Ok;
        }

        /// <summary>Builds a write of several registers; the low 16 bits of each value are sent.</summary>
        public static Outcome BuildWriteRegisters(ModbusRequest request, int address, int[] values, int count)
        {
            if (!IsRange(address, count, MaximumRegistersWritten) || count > values.Length)
            {
                return Outcome.OutOfRange;
            }

            BuildHead(request, ModbusFunction.WriteMultipleRegisters, address, count, WriteHead + 2 * count);
            request.Bytes[WriteHead - 1] = (byte)(2 * count);
            for (int i = 0; i < count; i++)
            {
                BigEndian.WriteUInt16(request.Bytes, WriteHead + 2 * i, values[i]);
            }

            return Outcome.Ok;
        }

        /// <summary>Builds a write of several coils, packed eight a byte, the first in the lowest bit.</summary>
        public static Outcome BuildWriteCoils(ModbusRequest request, int address, bool[] values, int count)
        {
            if (!IsRange(address, count, MaximumBitsWritten) || count > values.Length)
            {
                return Outcome.OutOfRange;
            }

            int bytes = (count + 7) / 8;
            BuildHead(request, ModbusFunction.WriteMultipleCoils, address, count, WriteHead + bytes);
            request.Bytes[WriteHead - 1] = (byte)bytes;
            for (int i = 0; i < bytes; i++)
            {
                request.Bytes[WriteHead + i] = 0;
            }

            for (int i = 0; i < count; i++)
            {
                request.Bytes[WriteHead + i / 8] |= (byte)(values[i] ? 1 << (i % 8) : 0);
            }

            return Outcome.Ok;
        }

        /// <summary>Builds a read of the device's identification.</summary>
        /// <param name="request">What to fill.</param>
        /// <param name="category">1 basic, 2 regular, 3 extended, 4 one object.</param>
        /// <param name="objectId">The first object asked for, 0 to 255.</param>
        public static Outcome BuildReadIdentification(ModbusRequest request, int category, int objectId)
        {
            if (category < 1 || category > 4 || objectId < 0 || objectId > 0xFF)
            {
                return Outcome.OutOfRange;
            }

            request.Bytes[0] = ModbusFunction.EncapsulatedInterface;
            request.Bytes[1] = ModbusFunction.ReadDeviceIdentification;
            request.Bytes[2] = (byte)category;
            request.Bytes[3] = (byte)objectId;
            request.Length = 4;
            return Outcome.Ok;
        }

        /// <summary>
        /// How long the reply that begins at an offset has to be if it answers the request: 0 if it does not answer it,
        /// <see cref="LengthUnknown"/> if too little of it is there to tell.
        /// </summary>
        public static int ReplyLength(ModbusRequest request, byte[] reply, int offset, int available)
        {
            if (available < 1)
            {
                return LengthUnknown;
            }

            byte function = reply[offset];
            if (function == (request.Function | ModbusFunction.ExceptionFlag))
            {
                return ExceptionLength;
            }

            if (function != request.Function)
            {
                return 0;
            }

            int count = BigEndian.ReadUInt16(request.Bytes, 3);
            switch (function)
            {
                case ModbusFunction.ReadCoils:
                case ModbusFunction.ReadDiscreteInputs: return 2 + (count + 7) / 8;
                case ModbusFunction.ReadHoldingRegisters:
                case ModbusFunction.ReadInputRegisters: return 2 + 2 * count;
                case ModbusFunction.EncapsulatedInterface: return ModbusIdentification.Length(reply, offset, available);
                default: return EchoLength;
            }
        }

        /// <summary>Compares a whole reply with its request.</summary>
        /// <param name="request">The request.</param>
        /// <param name="reply">The reply's bytes.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="length">How many it has.</param>
        /// <param name="exceptionCode">The device's code with <see cref="Outcome.DeviceError"/>, otherwise 0.</param>
        public static Outcome Check(ModbusRequest request, byte[] reply, int offset, int length, out int exceptionCode)
        {
            exceptionCode = 0;
            if (length < ExceptionLength)
            {
                return Outcome.ShortReply;
            }

            if (length != ReplyLength(request, reply, offset, length))
            {
                return Outcome.WrongReply;
            }

            if (reply[offset] != request.Function)
            {
                exceptionCode = reply[offset + 1];
                return Outcome.DeviceError;
            }

            if (request.Function <= ModbusFunction.ReadInputRegisters)
            {
                return reply[offset + 1] == length - 2 ? Outcome.Ok : Outcome.WrongReply;
            }

            // Writes are answered with function, address and value or count; an identification with its kind and category.
            return IsEcho(request, reply, offset, request.Function == ModbusFunction.EncapsulatedInterface ? 3 : EchoLength)
                ? Outcome.Ok
                : Outcome.WrongReply;
        }

        private static bool IsRange(int address, int count, int most)
        {
            return address >= 0 && count >= 1 && count <= most && address <= 0x10000 - count;
        }

        private static void BuildHead(ModbusRequest request, byte function, int address, int valueOrCount, int length)
        {
            request.Bytes[0] = function;
            BigEndian.WriteUInt16(request.Bytes, 1, address);
            BigEndian.WriteUInt16(request.Bytes, 3, valueOrCount);
            request.Length = length;
        }

        private static bool IsEcho(ModbusRequest request, byte[] reply, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (request.Bytes[i] != reply[offset + i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
