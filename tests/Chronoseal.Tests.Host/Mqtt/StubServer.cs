using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Accepts one connection on loopback and does with it whatever the test says.</summary>
    internal sealed class StubServer : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly ManualResetEventSlim _over = new(false);
        private readonly Thread _thread;

        internal StubServer(Action<Stream, WaitHandle> act)
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(1);
            _thread = new Thread(() => Serve(act)) { IsBackground = true };
            _thread.Start();
        }

        internal int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

        public void Dispose()
        {
            _over.Set();
            _listener.Dispose();
            _thread.Join(2000);
        }

        private void Serve(Action<Stream, WaitHandle> act)
        {
            try
            {
                using Socket socket = _listener.Accept();
                using var stream = new NetworkStream(socket);
                act(stream, _over.WaitHandle);
            }
            catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
            {
                // The client or the test hung up first.
            }
        }
    }
}
