namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The body of CONNECT (MQTT 3.1.1, 3.1.2 and 3.1.3).</summary>
    internal static class ConnectDecoder
    {
        internal static ConnectPacket? Decode(ref BodyReader body)
        {
            ConnectFlags flags = DecodeHeader(ref body, out int keepAliveSeconds);
            if (body.Fault != null)
            {
                return null;
            }

            return new ConnectPacket
            {
                KeepAliveSeconds = keepAliveSeconds,
                CleanSession = flags.HasFlag(ConnectFlags.CleanSession),
                ClientId = body.TakeText("client id"),
                Will = flags.HasFlag(ConnectFlags.Will) ? DecodeWill(flags, ref body) : null,
                UserName = flags.HasFlag(ConnectFlags.UserName) ? body.TakeText("user name") : null,
                Password = flags.HasFlag(ConnectFlags.Password) ? body.TakeBinary("password") : null,
            };
        }

        private static ConnectFlags DecodeHeader(ref BodyReader body, out int keepAliveSeconds)
        {
            keepAliveSeconds = 0;
            string name = body.TakeText("protocol name");
            if (body.Fault == null && name != ConnectFlagRules.ProtocolName)
            {
                body.Fail("protocol name is not MQTT (3.1.2.1)");
            }

            byte level = body.TakeByte("protocol level");
            if (body.Fault == null && level != ConnectFlagRules.ProtocolLevel)
            {
                body.Fail($"protocol level {level} is not 4 (3.1.2.2)", ConnectReturnCode.UnacceptableProtocolVersion);
            }

            var flags = (ConnectFlags)body.TakeByte("connect flags");
            if (body.Fault == null && ConnectFlagRules.FaultOf(flags) is { } fault)
            {
                body.Fail(fault);
            }

            keepAliveSeconds = body.TakeUInt16("keep alive");
            return flags;
        }

        private static MqttWill DecodeWill(ConnectFlags flags, ref BodyReader body)
        {
            return new MqttWill
            {
                Topic = body.TakeTopicName("will topic"),
                Payload = body.TakeBinary("will message"),
                Qos = ConnectFlagRules.WillQosOf(flags),
                Retain = flags.HasFlag(ConnectFlags.WillRetain),
            };
        }
    }
}
