using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>A client that says exactly the bytes it is told to.</summary>
    internal sealed class RawPeer : IDisposable
    {
        private const int PatienceMilliseconds = 5000;
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        internal RawPeer(int port, int receiveBufferBytes = 0)
        {
            _socket.ReceiveTimeout = PatienceMilliseconds;
            _socket.NoDelay = true;
            if (receiveBufferBytes > 0)
            {
                _socket.ReceiveBufferSize = receiveBufferBytes;
            }

            _socket.Connect(IPAddress.Loopback, port);
        }

        public void Dispose()
        {
            _socket.Dispose();
        }

        internal void Send(string hex)
        {
            _socket.Send(Bytes.Of(hex));
        }

        /// <summary>A minimal CONNECT with a clean session, and its CONNACK.</summary>
        internal void Open(char clientId, string keepAliveHex = "003C")
        {
            Send($"10 0D 0004 4D515454 04 02 {keepAliveHex} 0001 {(int)clientId:X2}");
            Expect("20 02 00 00");
        }

        internal void Expect(string hex)
        {
            byte[] expected = Bytes.Of(hex);
            byte[] buffer = new byte[expected.Length];
            int count = 0;
            while (count < buffer.Length)
            {
                int read = _socket.Receive(buffer, count, buffer.Length - count, SocketFlags.None);
                Assert.AreNotEqual(0, read, $"hung up after {Convert.ToHexString(buffer, 0, count)}");
                count += read;
            }

            Assert.AreEqual(Convert.ToHexString(expected), Convert.ToHexString(buffer));
        }

        internal void ExpectHangUp()
        {
            byte[] buffer = new byte[64 * 1024];
            int count;
            do
            {
                count = _socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out SocketError error);
                Assert.IsTrue(error is SocketError.Success or SocketError.ConnectionReset, $"not hung up: {error}");
            }
            while (count > 0);
        }
    }
}
