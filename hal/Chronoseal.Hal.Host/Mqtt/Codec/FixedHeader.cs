namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The first byte and the remaining length (MQTT 3.1.1, 2.2).</summary>
    internal static class FixedHeader
    {
        /// <summary>The most bytes a remaining length takes (2.2.3).</summary>
        internal const int RemainingLengthBytes = 4;

        /// <summary>The greatest remaining length (table 2.4).</summary>
        internal const int MaximumRemainingLength = 268_435_455;

        private const byte SubscribeFlags = 0x02;

        internal static PacketType TypeOf(byte first)
        {
            return (PacketType)(first >> 4);
        }

        /// <summary>The first byte of a packet without variable flags [MQTT-2.2.2-1].</summary>
        internal static byte FirstByteOf(PacketType type)
        {
            int flags = type is PacketType.Subscribe or PacketType.Unsubscribe ? SubscribeFlags : 0;
            return (byte)(((int)type << 4) | flags);
        }

        /// <summary>Says why a byte cannot begin a packet, or null [MQTT-2.2.2-2].</summary>
        internal static string? FaultOf(byte first)
        {
            PacketType type = TypeOf(first);
            switch (type)
            {
                case 0:
                case (PacketType)15:
                    return $"packet type {(int)type} is reserved (2.2.1)";
                case PacketType.Pubrec:
                case PacketType.Pubrel:
                case PacketType.Pubcomp:
                    return $"{PacketNames.Of(type)}: QoS 2 is not supported";
                case PacketType.Publish:
                    return FaultOfPublishFlags(first);
                default:
                    return first == FirstByteOf(type) ? null : $"{PacketNames.Of(type)}: fixed-header flags {first & 0x0F:x} (2.2.2)";
            }
        }

        /// <summary>Reads a remaining length.</summary>
        /// <param name="bytes">What follows the first byte.</param>
        /// <param name="length">The value, if the status is Packet.</param>
        /// <param name="count">How many bytes it took.</param>
        internal static ReadStatus TryReadLength(ReadOnlySpan<byte> bytes, out int length, out int count)
        {
            length = 0;
            for (count = 0; count < RemainingLengthBytes && count < bytes.Length;)
            {
                byte digit = bytes[count];
                length |= (digit & 0x7F) << (7 * count);
                count++;
                if ((digit & 0x80) == 0)
                {
                    return ReadStatus.Packet;
                }
            }

            return count == RemainingLengthBytes ? ReadStatus.Malformed : ReadStatus.NeedMore;
        }

        private static string? FaultOfPublishFlags(byte first)
        {
            int qos = (first >> 1) & 3;
            if (qos == 3)
            {
                return "PUBLISH: QoS 3 is illegal (3.3.1.2)";
            }

            if (qos == 2)
            {
                return "PUBLISH: QoS 2 is not supported";
            }

            return qos == 0 && (first & 0x08) != 0 ? "PUBLISH: DUP with QoS 0 (3.3.1.1)" : null;
        }
    }
}
