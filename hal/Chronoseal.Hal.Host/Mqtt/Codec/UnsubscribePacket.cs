namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>UNSUBSCRIBE: a client wants no more of some messages (MQTT 3.1.1, 3.10).</summary>
    public sealed class UnsubscribePacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Unsubscribe;

        /// <summary>1 to 65535.</summary>
        public required int PacketId { get; init; }

        /// <summary>At least one topic filter [MQTT-3.10.3-2].</summary>
        public required IReadOnlyList<string> Filters { get; init; }
    }
}
