using System.Net.Sockets;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// One client's connection: a thread that reads and answers directly, and a thread that writes what others publish. Both
    /// use plain blocking calls; a slow client blocks only its own two threads.
    /// </summary>
    internal sealed class BrokerConnection : IDisposable
    {
        private const int StackBytes = 256 * 1024;
        private readonly Socket _socket;
        private readonly BrokerContext _context;
        private readonly BrokerProtocol _protocol;
        private readonly OutgoingQueue _queue;
        private readonly Lock _writeGate = new();
        private readonly Thread _reader;
        private readonly Thread _writer;
        private readonly Action<BrokerConnection> _onEnded;
        private readonly string _peer;
        private string? _closeReason;
        private bool _isWriting;

        internal BrokerConnection(Socket socket, BrokerContext context, Action<BrokerConnection> onEnded)
        {
            _socket = socket;
            _context = context;
            _onEnded = onEnded;
            _peer = socket.RemoteEndPoint!.ToString()!;
            socket.NoDelay = true;
            socket.SendTimeout = context.Limits.WriteMilliseconds;
            _queue = new OutgoingQueue(context.Limits.OutgoingBytesPerConnection);
            _protocol = new BrokerProtocol(this, context);
            _reader = new Thread(Read, StackBytes) { IsBackground = true, Name = "mqtt-broker-read" };
            _writer = new Thread(Write, StackBytes) { IsBackground = true, Name = "mqtt-broker-write" };
        }

        /// <summary>Set by the <see cref="BrokerCore"/>, under its lock, when the client was admitted.</summary>
        internal BrokerSession? Session { get; set; }

        public void Dispose()
        {
            Close("the broker stops");
            _socket.Dispose();
        }

        internal void Start()
        {
            _reader.Start();
        }

        internal void Join(int timeoutMilliseconds)
        {
            _reader.Join(timeoutMilliseconds);
        }

        /// <summary>Lets the writer go; before, only answers may be sent, so that CONNACK comes first [MQTT-3.2.0-1].</summary>
        internal void StartWriting()
        {
            _isWriting = true;
            _writer.Start();
        }

        /// <summary>Hands a packet to the writer. Never waits; a queue that is full ends the connection.</summary>
        internal void Enqueue(byte[] packet)
        {
            if (!_queue.TryAdd(packet))
            {
                Close($"slow reader: {nameof(BrokerLimits.OutgoingBytesPerConnection)} {_context.Limits.OutgoingBytesPerConnection} reached");
            }
        }

        /// <summary>Writes an answer at once; for the reading thread only.</summary>
        internal void Answer(MqttPacket packet)
        {
            byte[] bytes = PacketEncoder.Encode(packet);
            SocketError error;
            lock (_writeGate)
            {
                _socket.Send(bytes, 0, bytes.Length, SocketFlags.None, out error);
            }

            CheckWritten(error);
        }

        /// <summary>Ends the connection soon. Never waits; the first reason is the one that is logged.</summary>
        internal void Close(string reason)
        {
            if (Interlocked.CompareExchange(ref _closeReason, reason, null) != null)
            {
                return;
            }

            _queue.Close();
            Shutdown();

            // A shutdown wakes blocked calls everywhere but on Windows. Disposing does, but waits for them and resets the
            // connection, and the caller may hold the core's lock.
            ThreadPool.UnsafeQueueUserWorkItem(static connection => connection.DisposeSoon(), this, preferLocal: false);
        }

        private void Read()
        {
            try
            {
                ReadAll();
            }
            catch (ObjectDisposedException)
            {
                Close("closed");
            }
            finally
            {
                Finish();
            }
        }

        private void ReadAll()
        {
            var reader = new PacketReader(_context.Limits.PacketBytes);
            byte[] buffer = new byte[_context.Limits.ReceiveBytes];
            while (Volatile.Read(ref _closeReason) == null)
            {
                ReadStatus status = reader.Next(out MqttPacket? packet);
                if (status == ReadStatus.Packet)
                {
                    _protocol.Handle(packet!);
                }
                else if (status == ReadStatus.Malformed)
                {
                    _protocol.OnMalformed(reader.Fault!);
                }
                else
                {
                    reader.Append(buffer.AsSpan(0, Receive(buffer)));
                }
            }
        }

        private int Receive(byte[] buffer)
        {
            int remaining = _protocol.RemainingMilliseconds();
            if (remaining == 0)
            {
                _protocol.OnSilence();
                return 0;
            }

            _socket.ReceiveTimeout = remaining;
            int count = _socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out SocketError error);
            if (error is SocketError.TimedOut or SocketError.WouldBlock)
            {
                _protocol.OnSilence();
            }
            else if (error != SocketError.Success)
            {
                Close($"lost: {error}");
            }
            else if (count == 0)
            {
                Close("hung up without DISCONNECT");
            }

            return error == SocketError.Success ? count : 0;
        }

        private void Write()
        {
            var batch = new List<ArraySegment<byte>>();
            try
            {
                while (_queue.TakeAll(batch))
                {
                    SendBatch(batch);
                    batch.Clear();
                }
            }
            catch (ObjectDisposedException)
            {
                Close("closed");
            }
        }

        private void SendBatch(List<ArraySegment<byte>> batch)
        {
            int bytes = batch.Sum(packet => packet.Count);
            SocketError error;
            lock (_writeGate)
            {
                if (batch.Count == 1)
                {
                    _socket.Send(batch[0].Array!, 0, bytes, SocketFlags.None, out error);
                }
                else
                {
                    _socket.Send(batch, SocketFlags.None, out error);
                }
            }

            _queue.Release(bytes);
            CheckWritten(error);
        }

        private void CheckWritten(SocketError error)
        {
            if (error is SocketError.TimedOut or SocketError.WouldBlock)
            {
                Close($"slow reader: took nothing for {_context.Limits.WriteMilliseconds} ms");
            }
            else if (error != SocketError.Success)
            {
                Close($"lost: {error}");
            }
        }

        private void Shutdown()
        {
            try
            {
                _socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The peer or another thread was first.
            }
        }

        private void DisposeSoon()
        {
            _reader.Join(_context.Limits.CloseMilliseconds);
            _socket.Dispose();
        }

        private void Finish()
        {
            Close("closed");
            _context.Core.Detach(this, _protocol.IsOrderly);
            _socket.Dispose();
            if (_isWriting)
            {
                _writer.Join(_context.Limits.StopMilliseconds);
            }

            string name = Session == null ? string.Empty : $" '{LogText.Of(Session.ClientId)}'";
            _context.Log($"{_peer}{name}: {_closeReason}");
            _onEnded(this);
        }
    }
}
