using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>A link that tells its node when the firmware lets go of it, so that a forgotten one shows.</summary>
    internal sealed class TrackedMqttLink(IMqttLink inner, Action<IMqttLink> disposed) : IMqttLink
    {
        public bool IsConnected => inner.IsConnected;

        public LinkFailure Failure => inner.Failure;

        public void Attach(IMqttSink sink) => inner.Attach(sink);

        public Outcome Connect(MqttSession session) => inner.Connect(session);

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            return inner.Publish(topic, payload, count, atLeastOnce, retain, out messageId);
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce) => inner.Subscribe(topicFilter, atLeastOnce);

        public void Disconnect() => inner.Disconnect();

        public void Dispose()
        {
            inner.Dispose();
            disposed(this);
        }
    }
}
