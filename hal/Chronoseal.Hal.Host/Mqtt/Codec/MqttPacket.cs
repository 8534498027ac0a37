namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>One control packet of MQTT 3.1.1 in decoded form.</summary>
    public abstract class MqttPacket
    {
        /// <summary>Its kind.</summary>
        public abstract PacketType Type { get; }
    }
}
