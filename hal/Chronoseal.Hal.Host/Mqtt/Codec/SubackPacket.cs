namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>SUBACK: the broker's answer to SUBSCRIBE (MQTT 3.1.1, 3.9).</summary>
    public sealed class SubackPacket : MqttPacket
    {
        /// <summary>The return code of a filter that was not granted (3.9.3).</summary>
        public const byte Failure = 0x80;

        /// <inheritdoc/>
        public override PacketType Type => PacketType.Suback;

        /// <summary>The packet identifier it answers, 1 to 65535.</summary>
        public required int PacketId { get; init; }

        /// <summary>One code a filter, in their order: the granted QoS 0 to 2, or <see cref="Failure"/>.</summary>
        public required byte[] ReturnCodes { get; init; }
    }
}
