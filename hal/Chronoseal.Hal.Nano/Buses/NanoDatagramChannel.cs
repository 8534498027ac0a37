using System;
using System.Net.Sockets;

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

        private const int DiscardChunkBytes = 64;
        private const int MaxDiscardedDatagrams = 64;

        private readonly ICounter _counter;
        private readonly string _host;
        private readonly int _port;
        private readonly byte[] _scratch = new byte[DiscardChunkBytes];
        private SocketWork _left;
        private Socket _socket;

        /// <summary>Names a peer; nothing is looked up yet.</summary>
        /// <param name="counter">The counter that deadlines are values of.</param>
        /// <param name="host">Name or dotted address.</param>
        /// <param name="port">1 to 65535.</param>
        public NanoDatagramChannel(ICounter counter, string host, int port)
        {
            _counter = counter;
            _host = host;
            _port = port;
        }

        /// <inheritdoc/>
        public bool IsOpen
        {
            get { return _socket != null; }
        }

        /// <inheritdoc/>
        public Outcome Open(long deadlineMicroseconds)
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
            SocketWork work = new SocketWork(_host, _port, false);
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
        public Outcome Send(byte[] buffer, int count)
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
                // No route, no memory, or the interface went down.
            }

            Close();
            return Outcome.BusFault;
        }

        /// <inheritdoc/>
        public Outcome Receive(byte[] buffer, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
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
                if (!WaitReadable(deadlineMicroseconds))
                {
                    return Outcome.Timeout;
                }

                received = _socket.Receive(buffer, 0, count, SocketFlags.None);
                return Outcome.Ok;
            }
            catch (Exception)
            {
                // The interface went down, or the peer's machine said that nobody listens there.
                received = 0;
                Close();
                return Outcome.BusFault;
            }
        }

        /// <inheritdoc/>
        public void Discard()
        {
            try
            {
                for (int i = 0; i < MaxDiscardedDatagrams && _socket != null && _socket.Poll(0, SelectMode.SelectRead); i++)
                {
                    _socket.Receive(_scratch, 0, DiscardChunkBytes, SocketFlags.None);
                }
            }
            catch (Exception)
            {
                // A socket that fails has nothing left to throw away.
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
            _socket = socket;
            try
            {
                // The poll may have seen a datagram that the stack then dropped: receiving must not wait for the next one for ever.
                socket.SendTimeout = TimeoutMilliseconds;
                socket.ReceiveTimeout = TimeoutMilliseconds;
                return Outcome.Ok;
            }
            catch (Exception)
            {
                // Lost between opening and here.
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
