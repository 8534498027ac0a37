using Chronoseal.Hal;

namespace Chronoseal.Cli.Bus
{
    /// <summary>A UART with a tap on it.</summary>
    internal sealed class TappedSerial(BusTap tap, ISerialPort port) : ISerialPort
    {
        public int BaudRate => port.BaudRate;

        public int BitsPerCharacter => port.BitsPerCharacter;

        public int ReceiveOverruns => port.ReceiveOverruns;

        public Outcome Write(byte[] buffer, int count)
        {
            Outcome outcome = port.Write(buffer, count);
            tap.Show(">", buffer.AsSpan(0, count), outcome);
            return outcome;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Outcome outcome = port.Read(buffer, offset, count, deadlineMicroseconds, out received);
            tap.Show("<", buffer.AsSpan(offset, received), outcome);
            return outcome;
        }

        public void Discard() => port.Discard();
    }
}
