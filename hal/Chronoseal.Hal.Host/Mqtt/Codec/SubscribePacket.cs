namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>SUBSCRIBE: a client asks for messages (MQTT 3.1.1, 3.8).</summary>
    public sealed class SubscribePacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Subscribe;

        /// <summary>1 to 65535.</summary>
        public required int PacketId { get; init; }

        /// <summary>At least one [MQTT-3.8.3-3].</summary>
        public required IReadOnlyList<TopicRequest> Requests { get; init; }
    }
}
