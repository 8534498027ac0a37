namespace Chronoseal.Plant
{
    /// <summary>What is at the far end of a serial line. Called from callbacks of the plant: must not wait.</summary>
    public interface ISerialPeer
    {
        /// <summary>Bytes arrived back to back; now is the end of the last stop bit.</summary>
        void Received(ReadOnlySpan<byte> data);
    }
}
