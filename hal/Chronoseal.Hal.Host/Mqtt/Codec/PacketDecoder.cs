namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>From the bytes of one whole packet to its decoded form. Never throws on bytes.</summary>
    internal static class PacketDecoder
    {
        /// <summary>Decodes, or gives null and the fault.</summary>
        /// <param name="first">A first byte that <see cref="FixedHeader.FaultOf"/> found right.</param>
        /// <param name="bytes">The body: as many bytes as the remaining length says.</param>
        /// <param name="fault">Why there is no packet.</param>
        internal static MqttPacket? Decode(byte first, ReadOnlySpan<byte> bytes, out PacketFault? fault)
        {
            PacketType type = FixedHeader.TypeOf(first);
            var body = new BodyReader(type, bytes);
            MqttPacket? packet = DecodeBody(first, type, ref body);
            body.ExpectEnd();
            fault = body.Fault;
            return fault == null ? packet : null;
        }

        private static MqttPacket? DecodeBody(byte first, PacketType type, ref BodyReader body)
        {
            switch (type)
            {
                case PacketType.Connect:
                    return ConnectDecoder.Decode(ref body);
                case PacketType.Connack:
                    return DecodeConnack(ref body);
                case PacketType.Publish:
                    return DecodePublish(first, ref body);
                case PacketType.Puback:
                    return new PubackPacket { PacketId = body.TakePacketId() };
                case PacketType.Subscribe:
                    return SubscriptionDecoder.DecodeSubscribe(ref body);
                case PacketType.Suback:
                    return SubscriptionDecoder.DecodeSuback(ref body);
                case PacketType.Unsubscribe:
                    return SubscriptionDecoder.DecodeUnsubscribe(ref body);
                case PacketType.Unsuback:
                    return new UnsubackPacket { PacketId = body.TakePacketId() };
                case PacketType.Pingreq:
                    return BarePacket.Pingreq;
                case PacketType.Pingresp:
                    return BarePacket.Pingresp;
                case PacketType.Disconnect:
                    return BarePacket.Disconnect;
                default:
                    throw new ArgumentOutOfRangeException(nameof(first));
            }
        }

        private static ConnackPacket DecodeConnack(ref BodyReader body)
        {
            byte flags = body.TakeByte("acknowledge flags");
            var code = (ConnectReturnCode)body.TakeByte("return code");
            if ((flags & 0xFE) != 0)
            {
                body.Fail("reserved acknowledge flags are set (3.2.2.1)");
            }

            if (code > ConnectReturnCode.NotAuthorised)
            {
                body.Fail($"return code {(int)code} is reserved (3.2.2.3)");
            }

            if (flags != 0 && code != ConnectReturnCode.Accepted)
            {
                body.Fail("session present with a refusal (3.2.2.2)");
            }

            return new ConnackPacket { SessionPresent = flags != 0, ReturnCode = code };
        }

        private static PublishPacket DecodePublish(byte first, ref BodyReader body)
        {
            var qos = (Qos)((first >> 1) & 3);
            return new PublishPacket
            {
                Topic = body.TakeTopicName("topic name"),
                PacketId = qos == Qos.AtMostOnce ? 0 : body.TakePacketId(),
                Payload = body.TakeRest(),
                Qos = qos,
                Retain = (first & 0x01) != 0,
                Duplicate = (first & 0x08) != 0,
            };
        }
    }
}
