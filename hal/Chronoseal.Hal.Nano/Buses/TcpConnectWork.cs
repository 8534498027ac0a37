using System;
using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Hal.Nano
{
    /// <summary>Looks up a host and connects to it.</summary>
    internal sealed class TcpConnectWork : BoundedWork
    {
        private readonly object _sync = new object();
        private readonly string _host;
        private readonly int _port;
        private Socket _socket;

        internal TcpConnectWork(string host, int port)
        {
            _host = host;
            _port = port;
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

                Socket socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                lock (_sync)
                {
                    _socket = socket;
                }

                if (IsAbandoned)
                {
                    return Outcome.Timeout;
                }

                socket.Connect(new IPEndPoint(address, _port));

                // The platform's connect returns when the socket polls writable, which lwIP also reports for a refused one:
                // only a connected socket knows its peer.
                return socket.RemoteEndPoint == null ? Outcome.Nack : Outcome.Ok;
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
