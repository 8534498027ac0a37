namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A TCP connection over the platform's socket, IPv4 only. The platform has neither a connect time-out nor a non-blocking
    /// connect: connecting runs in a thread of its own, which is left behind at the deadline and ends when its socket is closed,
    /// or 30 s later if it hangs in the name look-up. At most one such thread exists a channel. Polling and receiving allocate nothing.
    /// For one task at a time.
    /// </summary>
    public sealed class NanoTcpChannel : ITcpChannel
    {
        /// <summary>The most that a write may wait for the peer's window, in milliseconds.</summary>
        public const int WriteTimeoutMilliseconds = 5000;

        private readonly BoundedSocket _socket;

        /// <summary>Names a peer; nothing is connected yet.</summary>
        /// <param name="counter">The counter that deadlines are values of.</param>
        /// <param name="host">Name or dotted address.</param>
        /// <param name="port">1 to 65535.</param>
        public NanoTcpChannel(ICounter counter, string host, int port)
        {
            _socket = new BoundedSocket(counter, host, port, true, WriteTimeoutMilliseconds);
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get { return _socket.IsOpen; }
        }

        /// <inheritdoc/>
        public Outcome Connect(long deadlineMicroseconds)
        {
            return _socket.Open(deadlineMicroseconds);
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            return _socket.Send(buffer, count);
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            return _socket.Receive(buffer, offset, count, deadlineMicroseconds, out received);
        }

        /// <inheritdoc/>
        public void Discard()
        {
            _socket.Discard();
        }

        /// <inheritdoc/>
        public void Close()
        {
            _socket.Close();
        }
    }
}
