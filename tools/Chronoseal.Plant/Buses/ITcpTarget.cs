namespace Chronoseal.Plant
{
    /// <summary>A server in the plant. Called from callbacks: must not wait.</summary>
    public interface ITcpTarget
    {
        /// <summary>A segment arrived on a connection; answer with <see cref="VirtualTcp.SendFromPeer"/>.</summary>
        void Received(VirtualTcp connection, ReadOnlySpan<byte> data);
    }
}
