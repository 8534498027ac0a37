using System;
using System.Net.Sockets;

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

        private const int DiscardChunkBytes = 64;
        private const int MaxDiscardChunks = 64;

        private readonly ICounter _counter;
        private readonly string _host;
        private readonly int _port;
        private readonly byte[] _scratch = new byte[DiscardChunkBytes];
        private SocketWork _left;
        private Socket _socket;

        /// <summary>Names a peer; nothing is connected yet.</summary>
        /// <param name="counter">The counter that deadlines are values of.</param>
        /// <param name="host">Name or dotted address.</param>
        /// <param name="port">1 to 65535.</param>
        public NanoTcpChannel(ICounter counter, string host, int port)
        {
            _counter = counter;
            _host = host;
            _port = port;
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get { return _socket != null; }
        }

        /// <inheritdoc/>
        public Outcome Connect(long deadlineMicroseconds)
        {
            if (_socket != null)
            {
                return Outcome.Ok;
            }

            if (_left != null && !_left.Wait(_counter, deadlineMicroseconds))
            {
                return Outcome.Timeout;
            }

            _left = null;
            SocketWork work = new SocketWork(_host, _port, true);
            work.Start();
            if (!work.Wait(_counter, deadlineMicroseconds))
            {
                work.Abandon();
                _left = work;
                return Outcome.Timeout;
            }

            return work.Outcome == Outcome.Ok ? Adopt(work.Take()) : work.Outcome;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!Buffers.Holds(buffer, 0, count))
            {
                return Outcome.OutOfRange;
            }

            if (_socket == null)
            {
                return Outcome.BusFault;
            }

            try
            {
                if (_socket.Send(buffer, 0, count, SocketFlags.None) == count)
                {
                    return Outcome.Ok;
                }
            }
            catch (Exception)
            {
                // Time-out, reset or closed: what the peer has got of the message is unknown, so the connection is of no use.
            }

            Close();
            return Outcome.BusFault;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            if (!Buffers.Holds(buffer, offset, count))
            {
                return Outcome.OutOfRange;
            }

            if (_socket == null)
            {
                return Outcome.BusFault;
            }

            try
            {
                if (!WaitReadable(deadlineMicroseconds))
                {
                    return Outcome.Timeout;
                }

                received = _socket.Receive(buffer, offset, count, SocketFlags.None);
            }
            catch (Exception)
            {
                // Reset by the peer, or the interface went down.
                received = 0;
            }

            if (received > 0)
            {
                return Outcome.Ok;
            }

            received = 0;
            Close();
            return Outcome.BusFault;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            try
            {
                for (int chunk = 0; chunk < MaxDiscardChunks && _socket != null && _socket.Poll(0, SelectMode.SelectRead); chunk++)
                {
                    if (_socket.Receive(_scratch, 0, DiscardChunkBytes, SocketFlags.None) <= 0)
                    {
                        Close();
                    }
                }
            }
            catch (Exception)
            {
                // A connection that fails has nothing left to throw away.
                Close();
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            Socket socket = _socket;
            _socket = null;
            try
            {
                if (socket != null)
                {
                    socket.Close();
                }
            }
            catch (Exception)
            {
                // A socket that cannot be closed is gone already.
            }
        }

        private Outcome Adopt(Socket socket)
        {
            try
            {
                socket.SendTimeout = WriteTimeoutMilliseconds;
                socket.ReceiveTimeout = WriteTimeoutMilliseconds;
                _socket = socket;
                return Outcome.Ok;
            }
            catch (Exception)
            {
                // Lost between connecting and here.
                _socket = socket;
                Close();
                return Outcome.BusFault;
            }
        }

        private bool WaitReadable(long deadlineMicroseconds)
        {
            int remainingMicroseconds = Deadlines.MicrosecondsUntil(_counter, deadlineMicroseconds);
            while (remainingMicroseconds > 0)
            {
                if (_socket.Poll(remainingMicroseconds, SelectMode.SelectRead))
                {
                    return true;
                }

                remainingMicroseconds = Deadlines.MicrosecondsUntil(_counter, deadlineMicroseconds);
            }

            return _socket.Poll(0, SelectMode.SelectRead);
        }
    }
}
