using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>
    /// Serves the console line of a plant node on a TCP port of the loopback interface, one client at a time, bytes as they are. The plant looks after
    /// the client at fixed virtual instants, whether there is one or not: a run without a client has the same frames as a run without a server.
    /// </summary>
    public sealed class ConsoleServer : ISerialPeer, IDisposable
    {
        private static readonly byte[] s_busy = "the console is in use by another client; close that one first\r\n"u8.ToArray();

        private readonly SerialLine _line;
        private readonly PlantTimer _turn;
        private readonly TcpListener _listener;
        private readonly Thread _acceptor;
        private readonly byte[] _typed;
        private volatile ConsoleClient? _client;

        private ConsoleServer(PlantNode node, TcpListener listener)
        {
            _line = node.ConsoleLine;
            _line.Peer = this;
            _listener = listener;

            // No more in a turn than the line carries until the next: what waits, waits in the client's queue.
            _typed = new byte[Math.Max(1, SimulateLimits.ConsoleTurnNanoseconds / _line.CharacterNanoseconds)];
            _turn = node.World.Timeline.CreateTimer(Turn);
            _turn.Set(node.World.Timeline.NowNanoseconds);
            _acceptor = new Thread(Accept) { IsBackground = true, Name = "console acceptor" };
            _acceptor.Start();
        }

        /// <summary>Where it listens.</summary>
        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        /// <summary>Listens for clients of a node's console. Call while the plant does not run.</summary>
        /// <param name="node">The node; its terminal is unplugged.</param>
        /// <param name="port">The port; 0 for any that is free.</param>
        /// <param name="server">The server.</param>
        /// <param name="fault">What failed and what helps; empty if nothing did.</param>
        public static bool TryStart(PlantNode node, int port, [NotNullWhen(true)] out ConsoleServer? server, out string fault)
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                server = new ConsoleServer(node, listener);
                fault = "";
                return true;
            }
            catch (SocketException exception)
            {
                listener.Dispose();
                server = null;
                fault = $"The console cannot be served on port {port}: {exception.Message}. Choose another port with --console, or none for any that is free.";
                return false;
            }
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data) => _client?.Show(data);

        /// <summary>Hangs up and listens no more. Call when the plant no longer runs.</summary>
        public void Dispose()
        {
            _turn.Cancel();
            _line.Peer = null;
            _listener.Dispose();
            _acceptor.Join();
            _client?.Dispose();
        }

        private void Turn()
        {
            int count = _client?.Take(_typed) ?? 0;
            if (count > 0)
            {
                _line.Send(_typed.AsSpan(0, count));
            }

            _turn.Set(_line.Timeline.Plant.NowNanoseconds + SimulateLimits.ConsoleTurnNanoseconds);
        }

        private void Accept()
        {
            while (true)
            {
                Socket socket;
                try
                {
                    socket = _listener.AcceptSocket();
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                // One that hung up a moment ago may not have been noticed yet.
                if (_client is { } client && !SpinWait.SpinUntil(() => client.IsGone, SimulateLimits.ConsoleHandoverMilliseconds))
                {
                    Refuse(socket);
                }
                else
                {
                    _client?.Dispose();
                    _client = new ConsoleClient(socket);
                }
            }
        }

        private static void Refuse(Socket socket)
        {
            try
            {
                socket.Send(s_busy);
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
                // It has gone by itself.
            }

            socket.Dispose();
        }
    }
}
