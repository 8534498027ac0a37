namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>UNSUBACK: the broker's answer to UNSUBSCRIBE (MQTT 3.1.1, 3.11).</summary>
    public sealed class UnsubackPacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Unsuback;

        /// <summary>The packet identifier it answers, 1 to 65535.</summary>
        public required int PacketId { get; init; }
    }
}
