using System.Net.Sockets;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>One client of <see cref="ConsoleServer"/>: two threads between its socket and bounded queues.</summary>
    internal sealed class ConsoleClient : IDisposable
    {
        private const int ChunkBytes = 1024;

        private readonly ByteQueue _typed = new(SimulateLimits.ConsoleTypedBytes);
        private readonly ByteQueue _shown = new(SimulateLimits.ConsoleShownBytes);
        private readonly Socket _socket;
        private readonly Thread _reader;
        private readonly Thread _writer;
        private volatile bool _isGone;

        public ConsoleClient(Socket socket)
        {
            _socket = socket;
            _socket.NoDelay = true;
            _reader = new Thread(Read) { IsBackground = true, Name = "console reader" };
            _writer = new Thread(Write) { IsBackground = true, Name = "console writer" };
            _reader.Start();
            _writer.Start();
        }

        /// <summary>Whether it has hung up.</summary>
        public bool IsGone => _isGone;

        /// <summary>Takes what it has typed; never waits.</summary>
        public int Take(Span<byte> buffer) => _typed.Take(buffer);

        /// <summary>Shows it what the node sends; never waits. As on a real line, what a slow reader has no room for is lost.</summary>
        public void Show(ReadOnlySpan<byte> data) => _shown.Add(data);

        /// <inheritdoc/>
        public void Dispose()
        {
            _shown.End();
            _typed.End();
            _writer.Join(SimulateLimits.ConsoleFarewellMilliseconds);
            _socket.Dispose();
            _reader.Join();
            _writer.Join();
        }

        private void Read()
        {
            var buffer = new byte[ChunkBytes];
            try
            {
                int count = _socket.Receive(buffer);
                while (count > 0 && _typed.AddAll(buffer.AsSpan(0, count)))
                {
                    count = _socket.Receive(buffer);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // It hung up, or we did.
            }

            _isGone = true;
            _shown.End();
        }

        private void Write()
        {
            var buffer = new byte[ChunkBytes];
            try
            {
                for (int count = _shown.TakeSome(buffer); count > 0; count = _shown.TakeSome(buffer))
                {
                    _socket.Send(buffer.AsSpan(0, count));
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                _shown.End();
            }
        }
    }
}
