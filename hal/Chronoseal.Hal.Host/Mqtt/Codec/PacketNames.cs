namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Packet types in the standard's own spelling.</summary>
    public static class PacketNames
    {
        /// <summary>For example "CONNECT".</summary>
        public static string Of(PacketType type)
        {
            return type.ToString().ToUpperInvariant();
        }
    }
}
