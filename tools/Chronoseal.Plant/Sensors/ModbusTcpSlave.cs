using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Modbus TCP server (sensors.md 1.3): MBAP header of transaction, protocol 0, length, unit. A segment that is not one
    /// whole request is not answered. Not modelled: requests spread over segments, several at once.
    /// </summary>
    public sealed class ModbusTcpSlave : ITcpTarget
    {
        private const int HeaderBytes = 7;
        private const int LengthOffset = 4;
        private const int UnitOffset = 6;

        private readonly ModbusSlave _slave;
        private readonly byte[] _reply = new byte[HeaderBytes + ModbusSlave.PduLimitBytes];

        /// <summary>Puts a map behind the protocol.</summary>
        public ModbusTcpSlave(ModbusMap map)
        {
            _slave = new ModbusSlave(map);
        }

        /// <summary>Failures to inject.</summary>
        public ModbusFaults Faults { get; } = new ModbusFaults();

        /// <inheritdoc/>
        public void Received(VirtualTcp connection, ReadOnlySpan<byte> data)
        {
            int length = Answer(data);
            if (length > 0 && !Faults.IsSilent)
            {
                connection.SendFromPeer(_reply.AsSpan(0, length), Faults.DelayMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond);
            }
        }

        private int Answer(ReadOnlySpan<byte> request)
        {
            if (request.Length <= HeaderBytes
                || BinaryPrimitives.ReadUInt16BigEndian(request.Slice(2)) != 0
                || BinaryPrimitives.ReadUInt16BigEndian(request.Slice(LengthOffset)) != request.Length - UnitOffset)
            {
                return 0;
            }

            request.Slice(0, HeaderBytes).CopyTo(_reply);
            int length = _slave.Answer(request.Slice(HeaderBytes), _reply.AsSpan(HeaderBytes));
            length = Faults.SpoilPdu(_reply.AsSpan(HeaderBytes), length);
            BinaryPrimitives.WriteUInt16BigEndian(_reply.AsSpan(LengthOffset), (ushort)(1 + length));
            _reply[1] ^= (byte)(Faults.HasWrongTransaction ? 1 : 0);
            _reply[3] ^= (byte)(Faults.HasWrongChecksum ? 1 : 0);
            _reply[UnitOffset] += (byte)(Faults.HasWrongAddress ? 1 : 0);
            return Faults.Truncate(HeaderBytes + length);
        }
    }
}
