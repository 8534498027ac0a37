namespace Chronoseal.Plant
{
    /// <summary>A part on an I2C bus, seen from the bus. Answers at once, in virtual time; the bus takes the time.</summary>
    public interface II2cTarget
    {
        /// <summary>Bytes arrived whole, with a stop condition or before a repeated start; false leaves them unacknowledged.</summary>
        bool Write(ReadOnlySpan<byte> data);

        /// <summary>The part is addressed for reading. Gives the number of bytes it drives, or <see cref="I2cBus.NotAcknowledged"/>.</summary>
        int Read(Span<byte> buffer);
    }
}
