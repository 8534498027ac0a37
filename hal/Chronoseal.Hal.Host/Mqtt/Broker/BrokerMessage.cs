namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>A message inside the broker; shared by all sessions that get it.</summary>
    internal sealed record BrokerMessage(string Topic, ReadOnlyMemory<byte> Payload, Qos Qos, bool Retain)
    {
        private byte[]? _atMostOnceBytes;

        /// <summary>What it counts against byte limits.</summary>
        internal int Bytes => (Topic.Length * sizeof(char)) + Payload.Length;

        /// <summary>The QoS 0 packet without RETAIN, the same for all receivers.</summary>
        internal byte[] AtMostOnceBytes => _atMostOnceBytes ??= Encode(Qos.AtMostOnce, 0, isRetained: false, isDuplicate: false);

        internal byte[] Encode(Qos qos, int packetId, bool isRetained, bool isDuplicate)
        {
            return PacketEncoder.Encode(new PublishPacket
            {
                Topic = Topic,
                Payload = Payload,
                Qos = qos,
                PacketId = packetId,
                Retain = isRetained,
                Duplicate = isDuplicate,
            });
        }
    }
}
