namespace Chronoseal.Plant
{
    /// <summary>What a device does with the requests that its SHDLC slave understood.</summary>
    public interface IShdlcDevice
    {
        /// <summary>Whether the device's error flag (bit 7 of the state) is set.</summary>
        bool IsFlagged { get; }

        /// <summary>Something moves on the line. False: the interface sleeps, and what moves is lost.</summary>
        bool Hears();

        /// <summary>Obeys a request.</summary>
        /// <param name="command">The command.</param>
        /// <param name="data">Its data.</param>
        /// <param name="reply">Room for 255 bytes.</param>
        /// <param name="count">How many of them are the reply's data.</param>
        /// <returns>The state, bits 0 to 6.</returns>
        byte Obey(byte command, ReadOnlySpan<byte> data, Span<byte> reply, out int count);
    }
}
