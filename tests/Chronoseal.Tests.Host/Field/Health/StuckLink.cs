using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>A link whose connect never comes back.</summary>
    internal sealed class StuckLink(ITimeline timeline) : IMqttLink
    {
        public bool IsConnected => false;

        public LinkFailure Failure => LinkFailure.None;

        public void Attach(IMqttSink sink)
        {
        }

        public Outcome Connect(MqttSession session)
        {
            timeline.SleepUntil(long.MaxValue);
            return Outcome.Timeout;
        }

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            return Outcome.BusFault;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce) => Outcome.BusFault;

        public void Disconnect()
        {
        }

        public void Dispose()
        {
        }
    }
}
