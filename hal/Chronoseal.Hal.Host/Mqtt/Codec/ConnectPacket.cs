namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>CONNECT: a client asks for a session (MQTT 3.1.1, 3.1).</summary>
    public sealed class ConnectPacket : MqttPacket
    {
        /// <inheritdoc/>
        public override PacketType Type => PacketType.Connect;

        /// <summary>0 to 65535 bytes of UTF-8. Empty asks the broker for a name, and only goes with a clean session (3.1.3.1).</summary>
        public required string ClientId { get; init; }

        /// <summary>True to start from nothing and leave nothing behind (3.1.2.4).</summary>
        public bool CleanSession { get; init; } = true;

        /// <summary>0 to 65535 seconds; 0 turns the check off (3.1.2.10).</summary>
        public int KeepAliveSeconds { get; init; }

        /// <summary>The last will, or null for none.</summary>
        public MqttWill? Will { get; init; }

        /// <summary>0 to 65535 bytes of UTF-8, or null for none.</summary>
        public string? UserName { get; init; }

        /// <summary>0 to 65535 bytes, or null for none; only with a user name [MQTT-3.1.2-22]. Never shown anywhere.</summary>
        public byte[]? Password { get; init; }
    }
}
