namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What one connection tells its client. All calls come from the connection's own thread.</summary>
    internal interface IConnectionEvents
    {
        void OnAcknowledged(ClientConnection connection, int packetId);

        void OnReceived(ClientConnection connection, PublishPacket message);

        /// <summary>A message beyond <see cref="ClientLimits.IncomingPacketBytes"/> was passed over.</summary>
        void OnPassedOver(ClientConnection connection, PublishPacket message);

        /// <summary>The last call, only after a successful connect.</summary>
        void OnEnded(ClientConnection connection, int[] lostIds, string reason);
    }
}
