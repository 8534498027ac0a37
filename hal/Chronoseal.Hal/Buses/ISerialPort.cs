namespace Chronoseal.Hal
{
    /// <summary>
    /// An open UART. Driver authors owe a deadline to every read. Board authors owe a receive buffer of at least 512 bytes
    /// and a count of what it had to drop.
    /// </summary>
    public interface ISerialPort
    {
        /// <summary>Bits per second on the line.</summary>
        int BaudRate { get; }

        /// <summary>Bits that one character takes on the line: start, data, parity and stop bits (10 for 8N1, 11 for 8E1 and 8N2).</summary>
        int BitsPerCharacter { get; }

        /// <summary>How often received bytes were lost because nobody read them in time, since the port was opened.</summary>
        int ReceiveOverruns { get; }

        /// <summary>Writes the first <paramref name="count"/> bytes; returns when the last has been handed to the transmitter.</summary>
        Outcome Write(byte[] buffer, int count);

        /// <summary>Reads what has arrived, waiting for at least one byte.</summary>
        /// <param name="buffer">Where to.</param>
        /// <param name="offset">The first index to fill.</param>
        /// <param name="count">The most to read, at least 1.</param>
        /// <param name="deadlineMicroseconds">Counter value at which to give up.</param>
        /// <param name="received">Bytes read: 1 to <paramref name="count"/> with <see cref="Outcome.Ok"/>, otherwise 0.</param>
        Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received);

        /// <summary>Throws away what has arrived and not been read.</summary>
        void Discard();
    }
}
