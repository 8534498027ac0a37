namespace Chronoseal.Hal
{
    /// <summary>
    /// A TCP connection to one peer, made anew whenever its user asks. Board authors owe that no call outlasts its deadline
    /// by more than one network time-out of the platform, and that a lost peer is <see cref="Outcome.BusFault"/>.
    /// </summary>
    public interface ITcpChannel
    {
        /// <summary>True from a successful <see cref="Connect"/> to the first failure or <see cref="Close"/>.</summary>
        bool IsConnected { get; }

        /// <summary>Connects; <see cref="Outcome.Nack"/> if refused, <see cref="Outcome.Timeout"/> at the deadline. Does nothing if connected.</summary>
        Outcome Connect(long deadlineMicroseconds);

        /// <summary>Writes the first <paramref name="count"/> bytes.</summary>
        Outcome Write(byte[] buffer, int count);

        /// <summary>Reads what has arrived, waiting for at least one byte; see <see cref="ISerialPort.Read"/>.</summary>
        Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received);

        /// <summary>Throws away what has arrived and not been read.</summary>
        void Discard();

        /// <summary>Closes the connection, if there is one.</summary>
        void Close();
    }
}
