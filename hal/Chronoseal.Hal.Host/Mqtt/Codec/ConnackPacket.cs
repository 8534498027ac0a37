namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>CONNACK: the broker's answer to CONNECT (MQTT 3.1.1, 3.2).</summary>
    public sealed class ConnackPacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Connack;

        /// <summary>Whether the broker had kept state of this client; only with <see cref="ConnectReturnCode.Accepted"/> [MQTT-3.2.2-4].</summary>
        public bool SessionPresent { get; init; }

        /// <summary>Accepted or the reason for refusal.</summary>
        public ConnectReturnCode ReturnCode { get; init; }
    }
}
