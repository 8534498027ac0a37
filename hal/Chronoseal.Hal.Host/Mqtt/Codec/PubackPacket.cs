namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>PUBACK: the receiver has taken over a QoS 1 message (MQTT 3.1.1, 3.4).</summary>
    public sealed class PubackPacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Puback;

        /// <summary>The packet identifier it answers, 1 to 65535.</summary>
        public required int PacketId { get; init; }
    }
}
