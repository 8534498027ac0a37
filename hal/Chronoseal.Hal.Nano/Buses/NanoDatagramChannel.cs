namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Datagrams over the platform's socket, IPv4 only. The name look-up takes no time-out: it runs in a thread of its own, which
    /// is left behind at the deadline and ends 30 s later at most. At most one such thread exists a channel. Sending, polling
    /// and receiving allocate nothing. For one task at a time.
    /// </summary>
    public sealed class NanoDatagramChannel : IDatagramChannel
    {
        /// <summary>The most that sending and taking may wait for the stack, in milliseconds.</summary>
        public const int TimeoutMilliseconds = 1000;

        private readonly BoundedSocket _socket;

        /// <summary>Names a peer; nothing is looked up yet.</summary>
        /// <param name="counter">The counter that deadlines are values of.</param>
        /// <param name="host">Name or dotted address.</param>
        /// <param name="port">1 to 65535.</param>
        public NanoDatagramChannel(ICounter counter, string host, int port)
        {
            _socket = new BoundedSocket(counter, host, port, false, TimeoutMilliseconds);
        }

        /// <inheritdoc/>
        public bool IsOpen
        {
            get { return _socket.IsOpen; }
        }

        /// <inheritdoc/>
        public Outcome Open(long deadlineMicroseconds)
        {
            return _socket.Open(deadlineMicroseconds);
        }

        /// <inheritdoc/>
        public Outcome Send(byte[] buffer, int count)
        {
            return _socket.Send(buffer, count);
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] buffer, int count, long deadlineMicroseconds, out int received)
        {
            return _socket.Receive(buffer, 0, count, deadlineMicroseconds, out received);
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
