using System;
using Chronoseal.Hal;

namespace Chronoseal.Bench
{
    /// <summary>A Modbus RTU instrument at the far end of a UART: answers what it knows, all bytes at once, and is silent otherwise.</summary>
    internal sealed class RtuPeer : ISerialPort
    {
        private const int TurnaroundMicroseconds = 10000;
        private const int MaximumLength = 256;

        private readonly VirtualTimeline _timeline;
        private readonly Exchanges _exchanges;
        private readonly byte[] _pending = new byte[MaximumLength];
        private int _left;

        internal RtuPeer(VirtualTimeline timeline, Exchanges exchanges)
        {
            _timeline = timeline;
            _exchanges = exchanges;
        }

        /// <inheritdoc/>
        public int BaudRate
        {
            get { return 19200; }
        }

        /// <inheritdoc/>
        public int BitsPerCharacter
        {
            get { return 10; }
        }

        /// <inheritdoc/>
        public int ReceiveOverruns
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            Exchange exchange = _exchanges.Find(buffer, 0, count);
            if (exchange != null)
            {
                byte[] reply = exchange.Reply.Length > 0 ? exchange.Reply : buffer;
                _left = exchange.Reply.Length > 0 ? reply.Length : count;
                Array.Copy(reply, 0, _pending, 0, _left);
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            if (_left == 0 || _left > count)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            long characters = (long)_left * BitsPerCharacter * 1000000 / BaudRate;
            _timeline.SleepUntil(_timeline.Microseconds + TurnaroundMicroseconds + characters);
            Array.Copy(_pending, 0, buffer, offset, _left);
            received = _left;
            _left = 0;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            _left = 0;
        }
    }
}
