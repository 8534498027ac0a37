using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A link that acknowledges everything at once and allocates nothing.</summary>
    internal sealed class ObligingLink(IMqttSink sink) : IMqttLink
    {
        private const int IdLimit = 65_535;

        private int _lastId;

        public bool IsConnected => true;

        public LinkFailure Failure => LinkFailure.None;

        internal long Published { get; private set; }

        public void Attach(IMqttSink sink) => throw new NotSupportedException();

        public Outcome Connect(MqttSession session) => Outcome.Ok;

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = _lastId = _lastId % IdLimit + 1;
            Published++;
            sink.Acknowledged(messageId);
            return Outcome.Ok;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce) => Outcome.Ok;

        public void Disconnect()
        {
        }

        public void Dispose()
        {
        }
    }
}
