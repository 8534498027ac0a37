namespace Chronoseal.Plant
{
    /// <summary>Address 0 of a bus, as an ATECC608 on it sees it: the byte wakes the part, and nobody acknowledges.</summary>
    internal sealed class Atecc608GeneralCall(Atecc608Emulator part) : II2cTarget
    {
        /// <summary>The general call (I2C specification, 3.1.13).</summary>
        public const int Address = 0x00;

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            part.Wake();
            return false;
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer) => I2cBus.NotAcknowledged;
    }
}
