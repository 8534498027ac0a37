using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>A TCP connection over a bad path.</summary>
    internal sealed class FaultyTcp(FaultInjector injector, ITcpChannel channel) : ITcpChannel
    {
        private readonly FaultyStream _stream = new(injector);

        // The server drops the connection and refuses the next one.
        public bool IsConnected => channel.IsConnected && !injector.IsNext(BusFault.RequestNack);

        public Outcome Connect(long deadlineMicroseconds)
        {
            if (!injector.IsNext(BusFault.RequestNack))
            {
                return channel.Connect(deadlineMicroseconds);
            }

            injector.Next();
            Close();
            return Outcome.Nack;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            _stream.BeforeRequest();
            return channel.Write(buffer, count);
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Outcome outcome = _stream.Read(channel.Read, () => injector.Now(), buffer, offset, count, deadlineMicroseconds, out received);
            if (outcome == Outcome.BusFault)
            {
                channel.Close();
            }

            return outcome;
        }

        public void Discard()
        {
            _stream.Discard();
            channel.Discard();
        }

        public void Close()
        {
            _stream.Reset();
            channel.Close();
        }
    }
}
