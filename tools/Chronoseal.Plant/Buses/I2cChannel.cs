using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>The node's side of one I2C address.</summary>
    internal sealed class I2cChannel : II2cDevice
    {
        private readonly I2cBus _bus;
        private readonly int _address;

        public I2cChannel(I2cBus bus, int address)
        {
            _bus = bus;
            _address = address;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            return _bus.Write(_address, buffer.AsSpan(0, count));
        }

        public Outcome Read(byte[] buffer, int count)
        {
            return _bus.Read(_address, buffer.AsSpan(0, count));
        }

        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            Outcome outcome = _bus.Write(_address, writeBuffer.AsSpan(0, writeCount));
            return outcome == Outcome.Ok ? _bus.Read(_address, readBuffer.AsSpan(0, readCount)) : outcome;
        }
    }
}
