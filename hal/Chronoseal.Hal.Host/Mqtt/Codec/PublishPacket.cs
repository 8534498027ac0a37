namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>PUBLISH: a message (MQTT 3.1.1, 3.3).</summary>
    public sealed class PublishPacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Publish;

        /// <summary>A topic name without wildcards, 1 to 65535 bytes of UTF-8.</summary>
        public required string Topic { get; init; }

        /// <summary>The message; may be empty.</summary>
        public ReadOnlyMemory<byte> Payload { get; init; }

        /// <summary>QoS 0 or 1.</summary>
        public Qos Qos { get; init; }

        /// <summary>To the broker: keep it. To a client: this is a kept one (3.3.1.3).</summary>
        public bool Retain { get; init; }

        /// <summary>This may be a repetition; only with QoS 1 [MQTT-3.3.1-2].</summary>
        public bool Duplicate { get; init; }

        /// <summary>1 to 65535 with QoS 1, 0 with QoS 0.</summary>
        public int PacketId { get; init; }

        /// <summary>Bytes of a payload that was too large to be read, and is empty here; 0 otherwise. Never sent.</summary>
        public int DroppedBytes { get; private init; }

        internal PublishPacket Without(int droppedBytes) => new()
        {
            Topic = Topic, Qos = Qos, Retain = Retain, Duplicate = Duplicate, PacketId = PacketId, DroppedBytes = droppedBytes,
        };
    }
}
