namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What the broker publishes when a client goes without DISCONNECT (MQTT 3.1.1, 3.1.2.5).</summary>
    public sealed class MqttWill
    {
        /// <summary>A topic name without wildcards, 1 to 65535 bytes of UTF-8.</summary>
        public required string Topic { get; init; }

        /// <summary>0 to 65535 bytes.</summary>
        public ReadOnlyMemory<byte> Payload { get; init; }

        /// <summary>The quality it is published at.</summary>
        public Qos Qos { get; init; }

        /// <summary>Whether the broker keeps it for later subscribers.</summary>
        public bool Retain { get; init; }
    }
}
