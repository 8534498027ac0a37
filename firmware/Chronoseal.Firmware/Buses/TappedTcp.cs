using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>A TCP connection with a tap on it.</summary>
    public sealed class TappedTcp : ITcpChannel
    {
        private static readonly byte[] Nothing = new byte[0];

        private readonly ITcpChannel _channel;
        private readonly BusTap _tap;

        /// <summary>Puts a tap before a connection.</summary>
        public TappedTcp(ITcpChannel channel, BusTap tap)
        {
            _channel = channel;
            _tap = tap;
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get { return _channel.IsConnected; }
        }

        /// <summary>Connects; noted as a write of nothing.</summary>
        public Outcome Connect(long deadlineMicroseconds)
        {
            if (!_tap.IsOn)
            {
                return _channel.Connect(deadlineMicroseconds);
            }

            long began = _tap.Now;
            Outcome outcome = _channel.Connect(deadlineMicroseconds);
            _tap.Note(began, true, TapRecord.NoAddress, Nothing, 0, outcome);
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!_tap.IsOn)
            {
                return _channel.Write(buffer, count);
            }

            long began = _tap.Now;
            Outcome outcome = _channel.Write(buffer, count);
            _tap.Note(began, true, TapRecord.NoAddress, buffer, count, outcome);
            return outcome;
        }

        /// <summary>Reads; a read that gave nothing before its deadline is not noted.</summary>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Outcome outcome = _channel.Read(buffer, offset, count, deadlineMicroseconds, out received);
            if (_tap.IsOn && outcome != Outcome.Timeout)
            {
                _tap.NoteReceived(buffer, offset, received, outcome);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            _channel.Discard();
        }

        /// <inheritdoc/>
        public void Close()
        {
            _channel.Close();
        }
    }
}
