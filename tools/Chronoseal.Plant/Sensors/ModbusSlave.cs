using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>Answers Modbus requests from a map: functions 1 to 6, 15, 16 and 43/14 (sensors.md 1.3), without framing.</summary>
    public sealed class ModbusSlave
    {
        /// <summary>Longest PDU, request or reply.</summary>
        public const int PduLimitBytes = 253;

        private const int RegisterReadLimit = 125;
        private const int RegisterWriteLimit = 123;
        private const int BitReadLimit = 2_000;
        private const int BitWriteLimit = 1_968;
        private const int IdentificationFunction = 43;
        private const int CoilOn = 0xFF00;
        private const byte ExceptionFlag = 0x80;

        private readonly ModbusMap _map;
        private readonly ushort[] _registers = new ushort[RegisterReadLimit];
        private readonly bool[] _bits = new bool[BitReadLimit];

        /// <summary>Puts a map behind the protocol.</summary>
        public ModbusSlave(ModbusMap map)
        {
            _map = map;
        }

        /// <summary>Answers one request; gives the length of the reply.</summary>
        public int Answer(ReadOnlySpan<byte> request, Span<byte> reply)
        {
            reply[0] = request[0];
            int length = 0;
            int exception = request[0] == IdentificationFunction
                ? ModbusSlaveIdentity.Serve(_map, request, reply, out length)
                : request.Length < 5 ? ModbusMap.IllegalValue : Serve(request, reply, out length);
            if (exception == ModbusMap.Success)
            {
                return length;
            }

            reply[0] |= ExceptionFlag;
            reply[1] = (byte)exception;
            return 2;
        }

        private int Serve(ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            int address = BinaryPrimitives.ReadUInt16BigEndian(request.Slice(1));
            int value = BinaryPrimitives.ReadUInt16BigEndian(request.Slice(3));
            length = 0;
            switch (request[0])
            {
                case 1:
                case 2: return ReadBits(request[0] == 1, address, value, reply, out length);
                case 3:
                case 4: return ReadRegisters(request[0] == 3, address, value, reply, out length);
                case 5: return WriteCoil(address, value, request, reply, out length);
                case 6: return Echo(_map.WriteHolding(address, (ushort)value), request, reply, out length);
                case 15: return WriteCoils(address, value, request, reply, out length);
                case 16: return WriteMultiple(address, value, request, reply, out length);
                default: return ModbusMap.IllegalFunction;
            }
        }

        private int ReadBits(bool coils, int address, int count, Span<byte> reply, out int length)
        {
            length = 2 + (count + 7) / 8;
            if (count < 1 || count > BitReadLimit)
            {
                return ModbusMap.IllegalValue;
            }

            Span<bool> bits = _bits.AsSpan(0, count);
            int exception = coils ? _map.ReadCoils(address, bits) : _map.ReadDiscrete(address, bits);
            reply.Slice(1, length - 1).Clear();
            reply[1] = (byte)(length - 2);
            for (int i = 0; i < count; i++)
            {
                reply[2 + i / 8] |= (byte)(bits[i] ? 1 << (i % 8) : 0);
            }

            return exception;
        }

        private int ReadRegisters(bool holding, int address, int count, Span<byte> reply, out int length)
        {
            length = 2 + 2 * count;
            if (count < 1 || count > RegisterReadLimit)
            {
                return ModbusMap.IllegalValue;
            }

            Span<ushort> registers = _registers.AsSpan(0, count);
            int exception = holding ? _map.ReadHolding(address, registers) : _map.ReadInput(address, registers);
            reply[1] = (byte)(2 * count);
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(reply.Slice(2 + 2 * i), registers[i]);
            }

            return exception;
        }

        private int WriteCoil(int address, int value, ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            if (value != 0 && value != CoilOn)
            {
                length = 0;
                return ModbusMap.IllegalValue;
            }

            return Echo(_map.WriteCoil(address, value == CoilOn), request, reply, out length);
        }

        private int WriteCoils(int address, int count, ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            length = 0;
            int bytes = (count + 7) / 8;
            if (count < 1 || count > BitWriteLimit || request.Length != 6 + bytes || request[5] != bytes)
            {
                return ModbusMap.IllegalValue;
            }

            for (int i = 0; i < count; i++)
            {
                _bits[i] = (request[6 + i / 8] & (1 << (i % 8))) != 0;
            }

            return Echo(_map.WriteCoils(address, _bits.AsSpan(0, count)), request, reply, out length);
        }

        private int WriteMultiple(int address, int count, ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            length = 0;
            if (count < 1 || count > RegisterWriteLimit || request.Length != 6 + 2 * count || request[5] != 2 * count)
            {
                return ModbusMap.IllegalValue;
            }

            for (int i = 0; i < count; i++)
            {
                _registers[i] = BinaryPrimitives.ReadUInt16BigEndian(request.Slice(6 + 2 * i));
            }

            return Echo(_map.WriteMultiple(address, _registers.AsSpan(0, count)), request, reply, out length);
        }

        private static int Echo(int exception, ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            length = 5;
            request.Slice(0, length).CopyTo(reply);
            return exception;
        }
    }
}
