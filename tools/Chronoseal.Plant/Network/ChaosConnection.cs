using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Plant
{
    /// <summary>One connection through the proxy: a thread a direction, both ended by closing the sockets.</summary>
    internal sealed class ChaosConnection
    {
        // The first byte of a client that speaks MQTT in the clear. Behind TLS there is no packet to be seen.
        private const byte Connect = 0x10;
        private const int StackBytes = 128 * 1024;

        private readonly Socket _node;
        private readonly Socket _broker = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly int _brokerPort;
        private readonly Func<ChaosSettings> _settings;
        private readonly AcknowledgementFilter _filter;
        private readonly Thread _up;
        private readonly Thread _down;
        private readonly long _limitBytes;
        private readonly CancellationTokenSource _closed = new();
        private long _passedBytes;
        private int _cuts;
        private volatile bool _isMqtt;
        private volatile bool _isMute;

        internal ChaosConnection(Socket node, int brokerPort, PlantRandom random, Func<ChaosSettings> settings)
        {
            _node = node;
            _node.NoDelay = true;
            _broker.NoDelay = true;
            _brokerPort = brokerPort;
            _settings = settings;
            _filter = new AcknowledgementFilter(random.Fork("acknowledgements"), settings);
            ChaosSettings chaos = settings();
            _limitBytes = chaos.CutAfterBytesMost == 0
                ? long.MaxValue
                : chaos.CutAfterBytesLeast + random.Below(chaos.CutAfterBytesMost - chaos.CutAfterBytesLeast + 1);
            _up = new Thread(PassUp, StackBytes) { IsBackground = true, Name = "chaos-up" };
            _down = new Thread(PassDown, StackBytes) { IsBackground = true, Name = "chaos-down" };
        }

        /// <summary>Called once both directions are over.</summary>
        internal Action Ended { get; set; } = () => { };

        /// <summary>Called when the byte count is reached.</summary>
        internal Action Cut { get; set; } = () => { };

        internal ChaosCounters Counters => new()
        {
            Connections = 1,
            Cuts = _cuts,
            Acknowledgements = _filter.Passed,
            Swallowed = _filter.Swallowed,
            Duplicated = _filter.Duplicated,
        };

        internal void Start() => _up.Start();

        internal void Close()
        {
            _closed.Cancel();
            _node.Dispose();
            _broker.Dispose();
        }

        internal void Join()
        {
            _up.Join();
        }

        private void PassUp()
        {
            bool isDownStarted = false;
            try
            {
                _broker.Connect(IPAddress.Loopback, _brokerPort);
                _down.Start();
                isDownStarted = true;
                byte[] buffer = new byte[ChaosLimits.BufferBytes];
                for (int count = _node.Receive(buffer); count > 0; count = _node.Receive(buffer))
                {
                    Forward(buffer, count);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // One of the sides is gone; so is the connection.
            }

            Close();
            if (isDownStarted)
            {
                _down.Join();
            }

            Ended();
        }

        private void Forward(byte[] buffer, int count)
        {
            if (_isMute)
            {
                return;
            }

            _isMqtt |= _passedBytes == 0 && buffer[0] == Connect;
            int allowed = (int)Math.Min(count, _limitBytes - _passedBytes);
            Send(_broker, buffer.AsSpan(0, allowed));
            _passedBytes += allowed;
            if (_passedBytes < _limitBytes)
            {
                return;
            }

            _cuts++;
            Cut();
            if (_settings().IsHalfOpen)
            {
                _isMute = true;
            }
            else
            {
                Close();
            }
        }

        private void PassDown()
        {
            try
            {
                byte[] buffer = new byte[ChaosLimits.BufferBytes];
                for (int count = _broker.Receive(buffer); count > 0; count = _broker.Receive(buffer))
                {
                    if (!_isMute)
                    {
                        Send(_node, _isMqtt ? _filter.Filter(buffer.AsSpan(0, count)) : buffer.AsSpan(0, count));
                        CutAtSwallowed();
                    }
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // One of the sides is gone.
            }

            if (!_isMute)
            {
                Close();
            }
        }

        private void CutAtSwallowed()
        {
            if (_filter.Swallowed > 0 && _settings().CutsAtSwallowed)
            {
                _cuts++;
                Cut();
                Close();
            }
        }

        // In half-open state bytes are taken and go nowhere; only the end of the node's side ends the connection.
        private void Send(Socket to, ReadOnlySpan<byte> bytes)
        {
            ChaosSettings chaos = _settings();
            int piece = chaos.PieceBytes > 0 ? chaos.PieceBytes : ChaosLimits.BufferBytes;
            for (int at = 0; at < bytes.Length && !_isMute; at += piece)
            {
                if (chaos.DelayMilliseconds > 0)
                {
                    _closed.Token.WaitHandle.WaitOne(chaos.DelayMilliseconds);
                }

                to.Send(bytes.Slice(at, Math.Min(piece, bytes.Length - at)));
            }
        }
    }
}
