using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>The node's end of a serial line.</summary>
    internal sealed class SerialPortEnd : ISerialPort
    {
        private readonly SerialLine _line;
        private readonly bool _isUnderstood;

        public SerialPortEnd(SerialLine line, SerialSettings settings)
        {
            _line = line;
            BaudRate = settings.BaudRate;
            BitsPerCharacter = settings.BitsPerCharacter;
            _isUnderstood = settings.BaudRate == line.Settings.BaudRate && settings.Parity == line.Settings.Parity
                && settings.StopBits == line.Settings.StopBits;
        }

        public int BaudRate { get; }

        public int BitsPerCharacter { get; }

        public int ReceiveOverruns
        {
            get { return _line.ReceiveOverruns; }
        }

        public Outcome Write(byte[] buffer, int count)
        {
            return _line.Write(buffer.AsSpan(0, count), _isUnderstood);
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            return _line.Read(buffer.AsSpan(offset, count), deadlineMicroseconds, _isUnderstood, out received);
        }

        public void Discard()
        {
            _line.DiscardReceived();
        }
    }
}
