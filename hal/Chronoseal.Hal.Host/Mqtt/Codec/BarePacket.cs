namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>PINGREQ, PINGRESP or DISCONNECT: two bytes without a body (MQTT 3.1.1, 3.12 to 3.14).</summary>
    public sealed class BarePacket : MqttPacket
    {
        /// <summary>The client's sign of life.</summary>
        public static readonly BarePacket Pingreq = new(PacketType.Pingreq);

        /// <summary>The answer to it.</summary>
        public static readonly BarePacket Pingresp = new(PacketType.Pingresp);

        /// <summary>The client's orderly leave.</summary>
        public static readonly BarePacket Disconnect = new(PacketType.Disconnect);

        private BarePacket(PacketType type)
        {
            Type = type;
        }

        /// <inheritdoc/>
        public override PacketType Type { get; }
    }
}
