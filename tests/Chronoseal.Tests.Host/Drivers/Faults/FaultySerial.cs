using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>A UART on a bad line.</summary>
    internal sealed class FaultySerial(FaultInjector injector, ISerialPort port) : ISerialPort
    {
        private readonly FaultyStream _stream = new(injector);

        public int BaudRate => port.BaudRate;

        public int BitsPerCharacter => port.BitsPerCharacter;

        public int ReceiveOverruns => port.ReceiveOverruns;

        public Outcome Write(byte[] buffer, int count)
        {
            // A driver that throws nothing away before it asks finds the late reply now.
            _stream.BeforeRequest();
            return port.Write(buffer, count);
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received) =>
            _stream.Read(port.Read, () => injector.Now(), buffer, offset, count, deadlineMicroseconds, out received);

        public void Discard()
        {
            _stream.BeforeRequest();
            _stream.Discard();
            port.Discard();
        }
    }
}
