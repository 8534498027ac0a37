namespace Chronoseal.Plant
{
    /// <summary>The chaos proxy's bounds.</summary>
    public static class ChaosLimits
    {
        /// <summary>Connections at a time; more are refused.</summary>
        public const int Connections = 256;

        /// <summary>Bytes read from a socket at a time.</summary>
        public const int BufferBytes = 4096;

        /// <summary>Bytes of the largest MQTT packet from a broker whose end is looked for; a larger one is passed on unseen.</summary>
        public const int PacketBytes = 65_536;
    }
}
