namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// Cuts a stream of bytes, in chunks of any size, into packets of MQTT 3.1.1. Bytes never make it throw. Holds at most one
    /// unfinished packet and the last chunk. Not for more than one thread at a time.
    /// </summary>
    public sealed class PacketReader
    {
        private const int FirstBufferBytes = 1024;
        private readonly int _maximumPacketBytes;
        private byte[] _buffer = new byte[FirstBufferBytes];
        private int _start;
        private int _end;

        /// <summary>Makes a reader.</summary>
        /// <param name="maximumPacketBytes">The largest packet accepted, fixed header included; at least 2.</param>
        public PacketReader(int maximumPacketBytes)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maximumPacketBytes, 2);
            _maximumPacketBytes = maximumPacketBytes;
        }

        /// <summary>What was wrong, once <see cref="Next"/> has given <see cref="ReadStatus.Malformed"/>; null before.</summary>
        public PacketFault? Fault { get; private set; }

        /// <summary>Adds bytes of the stream. Call <see cref="Next"/> until it needs more before the next chunk.</summary>
        public void Append(ReadOnlySpan<byte> bytes)
        {
            MakeRoom(bytes.Length);
            bytes.CopyTo(_buffer.AsSpan(_end));
            _end += bytes.Length;
        }

        /// <summary>Takes the next packet out of what was appended.</summary>
        /// <param name="packet">The packet if, and only if, the result is <see cref="ReadStatus.Packet"/>.</param>
        public ReadStatus Next(out MqttPacket? packet)
        {
            packet = null;
            if (Fault != null)
            {
                return ReadStatus.Malformed;
            }

            ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
            ReadStatus status = Measure(bytes, out int headerBytes, out int bodyBytes);
            if (status != ReadStatus.Packet)
            {
                return status;
            }

            packet = PacketDecoder.Decode(bytes[0], bytes.Slice(headerBytes, bodyBytes), out PacketFault? fault);
            Fault = fault;
            _start += headerBytes + bodyBytes;
            return fault == null ? ReadStatus.Packet : ReadStatus.Malformed;
        }

        private ReadStatus Measure(ReadOnlySpan<byte> bytes, out int headerBytes, out int bodyBytes)
        {
            headerBytes = 0;
            bodyBytes = 0;
            if (bytes.IsEmpty)
            {
                return ReadStatus.NeedMore;
            }

            if (FixedHeader.FaultOf(bytes[0]) is { } fault)
            {
                return Fail(fault);
            }

            ReadStatus status = FixedHeader.TryReadLength(bytes[1..], out bodyBytes, out int lengthBytes);
            if (status == ReadStatus.Malformed)
            {
                return Fail($"{PacketNames.Of(FixedHeader.TypeOf(bytes[0]))}: remaining length takes more than 4 bytes (2.2.3)");
            }

            headerBytes = 1 + lengthBytes;
            if (status == ReadStatus.Packet && bodyBytes > _maximumPacketBytes - headerBytes)
            {
                return Fail($"{PacketNames.Of(FixedHeader.TypeOf(bytes[0]))}: {headerBytes + bodyBytes} bytes exceed the limit of {_maximumPacketBytes}");
            }

            return status == ReadStatus.Packet && bytes.Length >= headerBytes + bodyBytes ? ReadStatus.Packet : ReadStatus.NeedMore;
        }

        private ReadStatus Fail(string reason)
        {
            Fault = new PacketFault(reason);
            return ReadStatus.Malformed;
        }

        private void MakeRoom(int count)
        {
            int held = _end - _start;
            if (_buffer.Length - _end >= count)
            {
                return;
            }

            byte[] target = _buffer.Length - held >= count ? _buffer : new byte[Math.Max(_buffer.Length * 2, held + count)];
            Buffer.BlockCopy(_buffer, _start, target, 0, held);
            _buffer = target;
            _start = 0;
            _end = held;
        }
    }
}
