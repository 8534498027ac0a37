namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>CONNECT to bytes (MQTT 3.1.1, 3.1).</summary>
    internal static class ConnectEncoder
    {
        internal static byte[] Encode(ConnectPacket packet)
        {
            ConnectFlags flags = ConnectFlagRules.Of(packet);
            if (ConnectFlagRules.FaultOf(flags) is { } fault)
            {
                throw new ArgumentException(fault, nameof(packet));
            }

            var builder = new PacketBuilder(FixedHeader.FirstByteOf(packet.Type), SizeOf(packet));
            builder.PutText(ConnectFlagRules.ProtocolName);
            builder.Put(ConnectFlagRules.ProtocolLevel);
            builder.Put((byte)flags);
            builder.PutUInt16(packet.KeepAliveSeconds);
            builder.PutText(packet.ClientId);
            if (packet.Will != null)
            {
                builder.PutText(packet.Will.Topic);
                builder.PutBinary(packet.Will.Payload.Span);
            }

            if (packet.UserName != null)
            {
                builder.PutText(packet.UserName);
            }

            if (packet.Password != null)
            {
                builder.PutBinary(packet.Password);
            }

            return builder.Bytes;
        }

        /// <summary>Says why a CONNECT cannot be sent, or null.</summary>
        internal static string? FaultOf(ConnectPacket packet)
        {
            if (packet.ClientId.Length == 0 && !packet.CleanSession)
            {
                return "an empty client id needs a clean session";
            }

            if (packet.KeepAliveSeconds is < 0 or > ushort.MaxValue)
            {
                return "keep alive is not within 0 to 65535 s";
            }

            if (packet.Will is { } will)
            {
                if (TopicRules.FaultOfName(will.Topic) is { } topicFault)
                {
                    return $"will topic {topicFault}";
                }

                if (will.Payload.Length > MqttText.MaximumBytes)
                {
                    return "will message is longer than 65535 bytes";
                }
            }

            if (packet.Password is { Length: > MqttText.MaximumBytes })
            {
                return "password is longer than 65535 bytes";
            }

            string? textFault = MqttText.FaultOf(packet.ClientId) ?? MqttText.FaultOf(packet.UserName ?? string.Empty);
            return textFault != null ? $"client id or user name {textFault}" : ConnectFlagRules.FaultOf(ConnectFlagRules.Of(packet));
        }

        private static int SizeOf(ConnectPacket packet)
        {
            int size = PacketBuilder.SizeOf(ConnectFlagRules.ProtocolName) + 4 + PacketBuilder.SizeOf(packet.ClientId);
            size += packet.Will == null ? 0 : PacketBuilder.SizeOf(packet.Will.Topic) + 2 + packet.Will.Payload.Length;
            size += packet.UserName == null ? 0 : PacketBuilder.SizeOf(packet.UserName);
            return size + (packet.Password == null ? 0 : 2 + packet.Password.Length);
        }
    }
}
