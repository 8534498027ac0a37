namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What the flags of CONNECT may say together (MQTT 3.1.1, 3.1.2).</summary>
    internal static class ConnectFlagRules
    {
        internal const string ProtocolName = "MQTT";
        internal const byte ProtocolLevel = 4;
        private const int WillQosShift = 3;

        internal static Qos WillQosOf(ConnectFlags flags)
        {
            return (Qos)((int)(flags & ConnectFlags.WillQosMask) >> WillQosShift);
        }

        internal static ConnectFlags Of(ConnectPacket packet)
        {
            ConnectFlags flags = packet.CleanSession ? ConnectFlags.CleanSession : ConnectFlags.None;
            if (packet.Will != null)
            {
                flags |= ConnectFlags.Will | (ConnectFlags)((int)packet.Will.Qos << WillQosShift);
                flags |= packet.Will.Retain ? ConnectFlags.WillRetain : ConnectFlags.None;
            }

            flags |= packet.UserName != null ? ConnectFlags.UserName : ConnectFlags.None;
            return flags | (packet.Password != null ? ConnectFlags.Password : ConnectFlags.None);
        }

        /// <summary>Says what is inconsistent, or null [MQTT-3.1.2-3], [MQTT-3.1.2-11] to [MQTT-3.1.2-15], [MQTT-3.1.2-22].</summary>
        internal static string? FaultOf(ConnectFlags flags)
        {
            if ((flags & ConnectFlags.Reserved) != 0)
            {
                return "the reserved flag is set (3.1.2.3)";
            }

            if ((flags & ConnectFlags.WillQosMask) == ConnectFlags.WillQosMask)
            {
                return "will QoS 3 is illegal (3.1.2.6)";
            }

            bool hasWill = (flags & ConnectFlags.Will) != 0;
            if (!hasWill && (flags & (ConnectFlags.WillQosMask | ConnectFlags.WillRetain)) != 0)
            {
                return "will QoS or will retain without a will (3.1.2.6)";
            }

            bool hasUser = (flags & ConnectFlags.UserName) != 0;
            return !hasUser && (flags & ConnectFlags.Password) != 0 ? "password without user name (3.1.2.9)" : null;
        }
    }
}
