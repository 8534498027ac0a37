namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>One SUBSCRIBE or UNSUBSCRIBE that waits for its answer.</summary>
    internal sealed class PendingReply(PacketType expected) : IDisposable
    {
        private readonly ManualResetEventSlim _done = new(false);

        /// <summary>SUBACK or UNSUBACK.</summary>
        internal PacketType Expected { get; } = expected;

        /// <summary>The answer, or null when the connection ended without one.</summary>
        internal MqttPacket? Packet { get; private set; }

        public void Dispose()
        {
            _done.Dispose();
        }

        internal void Complete(MqttPacket? packet)
        {
            Packet = packet;
            _done.Set();
        }

        internal bool Wait(int timeoutMilliseconds)
        {
            return _done.Wait(timeoutMilliseconds);
        }
    }
}
