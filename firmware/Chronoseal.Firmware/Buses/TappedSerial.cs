using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>A UART with a tap on it.</summary>
    public sealed class TappedSerial : ISerialPort
    {
        private readonly ISerialPort _port;
        private readonly BusTap _tap;

        /// <summary>Puts a tap before a port.</summary>
        public TappedSerial(ISerialPort port, BusTap tap)
        {
            _port = port;
            _tap = tap;
        }

        /// <inheritdoc/>
        public int BaudRate
        {
            get { return _port.BaudRate; }
        }

        /// <inheritdoc/>
        public int BitsPerCharacter
        {
            get { return _port.BitsPerCharacter; }
        }

        /// <inheritdoc/>
        public int ReceiveOverruns
        {
            get { return _port.ReceiveOverruns; }
        }

        /// <inheritdoc/>
        public Outcome Write(byte[] buffer, int count)
        {
            if (!_tap.IsOn)
            {
                return _port.Write(buffer, count);
            }

            long began = _tap.Now;
            Outcome outcome = _port.Write(buffer, count);
            _tap.Note(began, true, TapRecord.NoAddress, buffer, count, outcome);
            return outcome;
        }

        /// <summary>Reads; a read that gave nothing before its deadline is not noted.</summary>
        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Outcome outcome = _port.Read(buffer, offset, count, deadlineMicroseconds, out received);
            if (_tap.IsOn && outcome != Outcome.Timeout)
            {
                _tap.NoteReceived(buffer, offset, received, outcome);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public void Discard()
        {
            _port.Discard();
        }
    }
}
