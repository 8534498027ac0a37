namespace Chronoseal.Hal
{
    /// <summary>
    /// One device on an I2C bus, seen by its driver. Driver authors owe buffers that they keep (nothing is retained here) and
    /// no transfer while the part is documented to be busy. Board authors owe a bounded transfer time: a bus that hangs is
    /// <see cref="Outcome.BusFault"/>, an address or byte not acknowledged is <see cref="Outcome.Nack"/>, fewer bytes than
    /// asked for is <see cref="Outcome.ShortReply"/>.
    /// </summary>
    public interface II2cDevice
    {
        /// <summary>Writes the first <paramref name="count"/> bytes of the buffer in one transfer with a stop condition.</summary>
        Outcome Write(byte[] buffer, int count);

        /// <summary>Reads <paramref name="count"/> bytes to the start of the buffer in one transfer.</summary>
        Outcome Read(byte[] buffer, int count);

        /// <summary>Writes, then reads after a repeated start.</summary>
        Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount);
    }
}
