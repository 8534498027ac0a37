namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What <see cref="PacketReader.Next"/> found.</summary>
    public enum ReadStatus
    {
        /// <summary>The bytes so far end before a packet does.</summary>
        NeedMore = 0,

        /// <summary>One whole valid packet.</summary>
        Packet = 1,

        /// <summary>The stream is no valid MQTT any more; there is no way back.</summary>
        Malformed = 2,
    }
}
