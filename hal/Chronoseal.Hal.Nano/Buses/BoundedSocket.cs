using System;
using System.Net.Sockets;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A connected IPv4 socket of the platform with a deadline on everything, stream or datagram. Look-up and connecting take no
    /// time-out: they run in a thread of their own (<see cref="SocketWork"/>), which is left behind at the deadline; at most one
    /// such thread exists a socket. Sending, polling and receiving allocate nothing. For one task at a time.
    /// </summary>
    internal sealed class BoundedSocket
    {
        private const int DiscardChunkBytes = 64;
        private const int MaxDiscardChunks = 64;

        private readonly ICounter _counter;
        private readonly string _host;
        private readonly int _port;
        private readonly bool _isStream;
        private readonly int _timeoutMilliseconds;
        private readonly byte[] _scratch = new byte[DiscardChunkBytes];
        private SocketWork _left;
        private Socket _socket;

        internal BoundedSocket(ICounter counter, string host, int port, bool isStream, int timeoutMilliseconds)
        {
            _counter = counter;
            _host = host;
            _port = port;
            _isStream = isStream;
            _timeoutMilliseconds = timeoutMilliseconds;
        }

        internal bool IsOpen
        {
            get { return _socket != null; }
        }

        internal Outcome Open(long deadlineMicroseconds)
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
            SocketWork work = new SocketWork(_host, _port, _isStream);
            work.Start();
            if (!work.Wait(_counter, deadlineMicroseconds))
            {
                work.Abandon();
                _left = work;
                return Outcome.Timeout;
            }

            return work.Outcome == Outcome.Ok ? Adopt(work.Take()) : work.Outcome;
        }

        internal Outcome Send(byte[] buffer, int count)
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
                // Time-out, reset, closed, no route, no memory: what the peer has got of the message is unknown.
            }

            Close();
            return Outcome.BusFault;
        }

        // On a stream nothing received is the peer's end; an empty datagram is a datagram.
        internal Outcome Receive(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
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
                if (received > 0 || !_isStream)
                {
                    return Outcome.Ok;
                }
            }
            catch (Exception)
            {
                // Reset by the peer, or the interface went down.
                received = 0;
            }

            Close();
            return Outcome.BusFault;
        }

        internal void Discard()
        {
            try
            {
                for (int chunk = 0; chunk < MaxDiscardChunks && _socket != null && _socket.Poll(0, SelectMode.SelectRead); chunk++)
                {
                    if (_socket.Receive(_scratch, 0, DiscardChunkBytes, SocketFlags.None) <= 0 && _isStream)
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

        internal void Close()
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
                socket.SendTimeout = _timeoutMilliseconds;
                socket.ReceiveTimeout = _timeoutMilliseconds;
                return Outcome.Ok;
            }
            catch (Exception)
            {
                // Lost between connecting and here.
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
