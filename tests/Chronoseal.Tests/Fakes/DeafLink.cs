using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A broker that cannot be reached.</summary>
    internal sealed class DeafLink : IMqttLink
    {
        public bool IsConnected
        {
            get { return false; }
        }

        public LinkFailure Failure
        {
            get { return LinkFailure.NoAnswer; }
        }

        public void Attach(IMqttSink sink)
        {
        }

        public Outcome Connect(MqttSession session)
        {
            return Outcome.Timeout;
        }

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            return Outcome.BusFault;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            return Outcome.BusFault;
        }

        public void Disconnect()
        {
        }

        public void Dispose()
        {
        }
    }
}
