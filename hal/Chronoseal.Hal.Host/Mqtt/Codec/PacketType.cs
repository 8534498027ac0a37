namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The kind of a control packet, bits 7 to 4 of its first byte (MQTT 3.1.1, table 2.1).</summary>
    public enum PacketType
    {
        /// <summary>Client asks for a session (3.1).</summary>
        Connect = 1,

        /// <summary>Broker answers CONNECT (3.2).</summary>
        Connack = 2,

        /// <summary>A message, in either direction (3.3).</summary>
        Publish = 3,

        /// <summary>The receiver has taken over a QoS 1 message (3.4).</summary>
        Puback = 4,

        /// <summary>QoS 2, recognised and refused (3.5).</summary>
        Pubrec = 5,

        /// <summary>QoS 2, recognised and refused (3.6).</summary>
        Pubrel = 6,

        /// <summary>QoS 2, recognised and refused (3.7).</summary>
        Pubcomp = 7,

        /// <summary>Client asks for messages (3.8).</summary>
        Subscribe = 8,

        /// <summary>Broker answers SUBSCRIBE (3.9).</summary>
        Suback = 9,

        /// <summary>Client wants no more of some messages (3.10).</summary>
        Unsubscribe = 10,

        /// <summary>Broker answers UNSUBSCRIBE (3.11).</summary>
        Unsuback = 11,

        /// <summary>Client says it is alive (3.12).</summary>
        Pingreq = 12,

        /// <summary>Broker answers PINGREQ (3.13).</summary>
        Pingresp = 13,

        /// <summary>Client leaves in good order (3.14).</summary>
        Disconnect = 14,
    }
}
