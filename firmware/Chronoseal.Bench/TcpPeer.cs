using System;
using Chronoseal.Hal;

namespace Chronoseal.Bench
{
    /// <summary>A Modbus TCP instrument: puts the header of the request before the answer that it knows.</summary>
    internal sealed class TcpPeer : ITcpChannel
    {
        private const int TurnaroundMicroseconds = 5000;
        private const int HeaderLength = 7;
        private const int MaximumLength = 260;

        private readonly VirtualTimeline _timeline;
        private readonly Exchanges _exchanges;
        private readonly byte[] _pending = new byte[MaximumLength];
        private int _length;
        private int _taken;

        internal TcpPeer(VirtualTimeline timeline, Exchanges exchanges)
        {
            _timeline = timeline;
            _exchanges = exchanges;
        }

        /// <inheritdoc/>
        public bool IsConnected { get; private set; }

        /// <inheritdoc/>
        public Outcome Connect(long deadlineMicroseconds)
        {
            IsConnected = true;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            Exchange exchange = _exchanges.Find(buffer, HeaderLength, count - HeaderLength);
            if (exchange != null)
            {
                Array.Copy(buffer, 0, _pending, 0, HeaderLength);
                _pending[4] = 0;
                _pending[5] = (byte)(exchange.Reply.Length + 1);
                Array.Copy(exchange.Reply, 0, _pending, HeaderLength, exchange.Reply.Length);
                _length = HeaderLength + exchange.Reply.Length;
                _taken = 0;
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = _length - _taken < count ? _length - _taken : count;
            if (received == 0)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            if (_taken == 0)
            {
                _timeline.SleepUntil(_timeline.Microseconds + TurnaroundMicroseconds);
            }

            Array.Copy(_pending, _taken, buffer, offset, received);
            _taken += received;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            _taken = _length;
        }

        /// <inheritdoc/>
        public void Close()
        {
            IsConnected = false;
        }
    }
}
