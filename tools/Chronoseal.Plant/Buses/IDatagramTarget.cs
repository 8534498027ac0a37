namespace Chronoseal.Plant
{
    /// <summary>A server of datagrams in the plant. Called from callbacks: must not wait.</summary>
    public interface IDatagramTarget
    {
        /// <summary>A datagram arrived; answer with <see cref="VirtualDatagram.SendFromPeer"/>.</summary>
        void Received(VirtualDatagram connection, ReadOnlySpan<byte> data);
    }
}
