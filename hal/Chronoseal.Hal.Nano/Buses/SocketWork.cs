using System;
using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Looks up a host and connects a socket to it. Connecting a datagram socket sends nothing: from then on the stack lets pass
    /// what comes from that address and port only.
    /// </summary>
    internal sealed class SocketWork : BoundedWork
    {
        private readonly object _sync = new object();
        private readonly string _host;
        private readonly int _port;
        private readonly bool _isStream;
        private Socket _socket;

        internal SocketWork(string host, int port, bool isStream)
        {
            _host = host;
            _port = port;
            _isStream = isStream;
        }

        /// <summary>Hands over the connected socket.</summary>
        internal Socket Take()
        {
            lock (_sync)
            {
                Socket socket = _socket;
                _socket = null;
                return socket;
            }
        }

        protected override Outcome Work()
        {
            try
            {
                IPAddress address = Resolve();
                if (address == null)
                {
                    return Outcome.Nack;
                }

                Socket socket = _isStream
                    ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
                    : new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                lock (_sync)
                {
                    _socket = socket;
                }

                if (IsAbandoned)
                {
                    return Outcome.Timeout;
                }

                socket.Connect(new IPEndPoint(address, _port));

                // The platform's connect returns when the socket polls writable, which lwIP also reports for a refused stream: only a
                // connected one knows its peer.
                return _isStream && socket.RemoteEndPoint == null ? Outcome.Nack : Outcome.Ok;
            }
            catch (SocketException fault)
            {
                // Unknown host, refused, unreachable, or no answer.
                return fault.ErrorCode == (int)SocketError.TimedOut ? Outcome.Timeout : Outcome.Nack;
            }
            catch (Exception)
            {
                // The socket was closed under the connect, or the stack has no socket or memory left.
                return Outcome.BusFault;
            }
        }

        protected override void Release()
        {
            Socket socket = Take();
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

        private IPAddress Resolve()
        {
            IPAddress[] addresses = Dns.GetHostEntry(_host).AddressList;
            for (int i = 0; i < addresses.Length; i++)
            {
                if (addresses[i] != null)
                {
                    return addresses[i];
                }
            }

            return null;
        }
    }
}
