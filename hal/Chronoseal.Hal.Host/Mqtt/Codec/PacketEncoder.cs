namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>From packets to bytes (MQTT 3.1.1, chapter 3). What cannot be encoded is the caller's mistake and throws.</summary>
    public static class PacketEncoder
    {
        /// <summary>Encodes one packet.</summary>
        /// <exception cref="ArgumentException">A text is longer than 65535 bytes or not encodable, or flags contradict each other.</exception>
        /// <exception cref="OverflowException">A number does not fit into 16 bits.</exception>
        public static byte[] Encode(MqttPacket packet)
        {
            switch (packet)
            {
                case ConnectPacket connect:
                    return ConnectEncoder.Encode(connect);
                case ConnackPacket connack:
                    return [FixedHeader.FirstByteOf(packet.Type), 2, (byte)(connack.SessionPresent ? 1 : 0), (byte)connack.ReturnCode];
                case PublishPacket publish:
                    return EncodePublish(publish);
                case PubackPacket puback:
                    return EncodeId(packet.Type, puback.PacketId);
                case UnsubackPacket unsuback:
                    return EncodeId(packet.Type, unsuback.PacketId);
                case SubscribePacket subscribe:
                    return EncodeSubscribe(subscribe);
                case SubackPacket suback:
                    return EncodeSuback(suback);
                case UnsubscribePacket unsubscribe:
                    return EncodeUnsubscribe(unsubscribe);
                case BarePacket:
                    return [FixedHeader.FirstByteOf(packet.Type), 0];
                default:
                    throw new ArgumentException("Unknown packet.", nameof(packet));
            }
        }

        private static byte[] EncodeId(PacketType type, int packetId)
        {
            var builder = new PacketBuilder(FixedHeader.FirstByteOf(type), 2);
            builder.PutUInt16(packetId);
            return builder.Bytes;
        }

        private static byte[] EncodePublish(PublishPacket packet)
        {
            bool hasId = packet.Qos != Qos.AtMostOnce;
            if (packet.Qos > Qos.AtLeastOnce || hasId != (packet.PacketId > 0) || (packet.Duplicate && !hasId))
            {
                throw new ArgumentException("QoS, packet id and DUP contradict each other.", nameof(packet));
            }

            int first = FixedHeader.FirstByteOf(PacketType.Publish) | ((int)packet.Qos << 1);
            first |= (packet.Duplicate ? 0x08 : 0) | (packet.Retain ? 0x01 : 0);
            var builder = new PacketBuilder((byte)first, PacketBuilder.SizeOf(packet.Topic) + (hasId ? 2 : 0) + packet.Payload.Length);
            builder.PutText(packet.Topic);
            if (hasId)
            {
                builder.PutUInt16(packet.PacketId);
            }

            builder.PutRaw(packet.Payload.Span);
            return builder.Bytes;
        }

        private static byte[] EncodeSubscribe(SubscribePacket packet)
        {
            int size = 2 + packet.Requests.Sum(request => PacketBuilder.SizeOf(request.Filter) + 1);
            var builder = new PacketBuilder(FixedHeader.FirstByteOf(packet.Type), size);
            builder.PutUInt16(packet.PacketId);
            foreach (TopicRequest request in packet.Requests)
            {
                builder.PutText(request.Filter);
                builder.Put((byte)request.Qos);
            }

            return builder.Bytes;
        }

        private static byte[] EncodeSuback(SubackPacket packet)
        {
            var builder = new PacketBuilder(FixedHeader.FirstByteOf(packet.Type), 2 + packet.ReturnCodes.Length);
            builder.PutUInt16(packet.PacketId);
            builder.PutRaw(packet.ReturnCodes);
            return builder.Bytes;
        }

        private static byte[] EncodeUnsubscribe(UnsubscribePacket packet)
        {
            var builder = new PacketBuilder(FixedHeader.FirstByteOf(packet.Type), 2 + packet.Filters.Sum(PacketBuilder.SizeOf));
            builder.PutUInt16(packet.PacketId);
            foreach (string filter in packet.Filters)
            {
                builder.PutText(filter);
            }

            return builder.Bytes;
        }
    }
}
