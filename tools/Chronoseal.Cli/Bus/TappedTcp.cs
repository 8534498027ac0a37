using Chronoseal.Hal;

namespace Chronoseal.Cli.Bus
{
    /// <summary>A TCP connection with a tap on it.</summary>
    internal sealed class TappedTcp(BusTap tap, ITcpChannel channel) : ITcpChannel
    {
        public bool IsConnected => channel.IsConnected;

        public Outcome Connect(long deadlineMicroseconds)
        {
            bool wasConnected = channel.IsConnected;
            Outcome outcome = channel.Connect(deadlineMicroseconds);
            if (!wasConnected)
            {
                tap.Show("connect", [], outcome);
            }

            return outcome;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            Outcome outcome = channel.Write(buffer, count);
            tap.Show(">", buffer.AsSpan(0, count), outcome);
            return outcome;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Outcome outcome = channel.Read(buffer, offset, count, deadlineMicroseconds, out received);
            tap.Show("<", buffer.AsSpan(offset, received), outcome);
            return outcome;
        }

        public void Discard() => channel.Discard();

        public void Close()
        {
            bool wasConnected = channel.IsConnected;
            channel.Close();
            if (wasConnected)
            {
                tap.Show("close", [], Outcome.Ok);
            }
        }
    }
}
