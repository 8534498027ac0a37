using Chronoseal.Hal;

namespace Chronoseal.Cli.Bus
{
    /// <summary>An I2C device with a tap on it.</summary>
    internal sealed class TappedI2c(BusTap tap, II2cDevice device) : II2cDevice
    {
        public Outcome Write(byte[] buffer, int count)
        {
            Outcome outcome = device.Write(buffer, count);
            tap.Show(">", buffer.AsSpan(0, count), outcome);
            return outcome;
        }

        public Outcome Read(byte[] buffer, int count)
        {
            Outcome outcome = device.Read(buffer, count);
            tap.Show("<", outcome == Outcome.Ok ? buffer.AsSpan(0, count) : [], outcome);
            return outcome;
        }

        public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
        {
            Outcome outcome = device.WriteRead(writeBuffer, writeCount, readBuffer, readCount);
            tap.Show(">", writeBuffer.AsSpan(0, writeCount), Outcome.Ok);
            tap.Show("<", outcome == Outcome.Ok ? readBuffer.AsSpan(0, readCount) : [], outcome);
            return outcome;
        }
    }
}
