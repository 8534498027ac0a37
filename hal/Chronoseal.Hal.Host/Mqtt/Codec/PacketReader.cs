using System.Buffers.Binary;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// Cuts a stream of bytes, in chunks of any size, into packets of MQTT 3.1.1. Bytes never make it throw. Holds at most one
    /// unfinished packet and the last chunk. Not for more than one thread at a time.
    /// </summary>
    /// <remarks>
    /// A PUBLISH beyond the limit can be passed over: its topic and packet id are given, its payload is dropped as it comes. A subscriber
    /// that could only hang up would get the same message at every new connection, for ever.
    /// </remarks>
    public sealed class PacketReader
    {
        private const int FirstBufferBytes = 1024;
        private const int TopicLengthBytes = 2;
        private const int PacketIdBytes = 2;
        private const int LongestPublishHeadBytes = TopicLengthBytes + ushort.MaxValue + PacketIdBytes;
        private const byte QosBits = 0x06;
        private readonly int _maximumPacketBytes;
        private readonly bool _passesOverLarge;
        private byte[] _buffer = new byte[FirstBufferBytes];
        private int _start;
        private int _end;
        private int _dropBytes;

        /// <summary>Makes a reader.</summary>
        /// <param name="maximumPacketBytes">The largest packet accepted, fixed header included; at least 2.</param>
        /// <param name="passesOverLarge">Whether a larger PUBLISH is passed over, see <see cref="PublishPacket.DroppedBytes"/>; otherwise it is malformed, as every other larger packet is.</param>
        public PacketReader(int maximumPacketBytes, bool passesOverLarge = false)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maximumPacketBytes, 2);
            _maximumPacketBytes = maximumPacketBytes;
            _passesOverLarge = passesOverLarge;
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

            Drop();
            ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
            ReadStatus status = Measure(bytes, out int headerBytes, out int bodyBytes, out int droppedBytes);
            if (status != ReadStatus.Packet)
            {
                return status;
            }

            packet = PacketDecoder.Decode(bytes[0], bytes.Slice(headerBytes, bodyBytes), out PacketFault? fault);
            packet = packet is PublishPacket publish && droppedBytes > 0 ? publish.Without(droppedBytes) : packet;
            Fault = fault;
            _start += headerBytes + bodyBytes;
            _dropBytes = droppedBytes;
            return fault == null ? ReadStatus.Packet : ReadStatus.Malformed;
        }

        private void Drop()
        {
            int count = Math.Min(_dropBytes, _end - _start);
            _dropBytes -= count;
            _start += count;
        }

        private ReadStatus Measure(ReadOnlySpan<byte> bytes, out int headerBytes, out int bodyBytes, out int droppedBytes)
        {
            headerBytes = 0;
            bodyBytes = 0;
            droppedBytes = 0;
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
                if (_passesOverLarge && FixedHeader.TypeOf(bytes[0]) == PacketType.Publish && bodyBytes > LongestPublishHeadBytes)
                {
                    return MeasureHead(bytes, headerBytes, ref bodyBytes, out droppedBytes);
                }

                return Fail($"{PacketNames.Of(FixedHeader.TypeOf(bytes[0]))}: {headerBytes + bodyBytes} bytes exceed the limit of {_maximumPacketBytes}");
            }

            return status == ReadStatus.Packet && bytes.Length >= headerBytes + bodyBytes ? ReadStatus.Packet : ReadStatus.NeedMore;
        }

        // Of a PUBLISH that is passed over the body ends before its payload.
        private static ReadStatus MeasureHead(ReadOnlySpan<byte> bytes, int headerBytes, ref int bodyBytes, out int droppedBytes)
        {
            droppedBytes = 0;
            ReadOnlySpan<byte> body = bytes[headerBytes..];
            if (body.Length < TopicLengthBytes)
            {
                return ReadStatus.NeedMore;
            }

            int idBytes = (bytes[0] & QosBits) == 0 ? 0 : PacketIdBytes;
            int headBytes = TopicLengthBytes + BinaryPrimitives.ReadUInt16BigEndian(body) + idBytes;
            droppedBytes = bodyBytes - headBytes;
            bodyBytes = headBytes;
            return body.Length >= headBytes ? ReadStatus.Packet : ReadStatus.NeedMore;
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
