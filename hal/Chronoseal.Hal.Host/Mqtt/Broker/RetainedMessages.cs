namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The last retained message of each topic (MQTT 3.1.1, 3.3.1.3). Guarded by its owner's lock.</summary>
    internal sealed class RetainedMessages(BrokerLimits limits)
    {
        private readonly Dictionary<string, BrokerMessage> _byTopic = [];
        private long _bytes;

        internal int Count => _byTopic.Count;

        /// <summary>Keeps a message in place of the older one; an empty payload clears.</summary>
        /// <returns>Why it was not kept, or null. The older one is gone in any case: a stale state must not pose as the last.</returns>
        internal string? Put(BrokerMessage message)
        {
            if (_byTopic.Remove(message.Topic, out BrokerMessage? older))
            {
                _bytes -= older.Bytes;
            }

            if (message.Payload.IsEmpty)
            {
                return null;
            }

            if (_byTopic.Count >= limits.RetainedCount)
            {
                return $"not retained: {nameof(BrokerLimits.RetainedCount)} {limits.RetainedCount} reached";
            }

            if (_bytes + message.Bytes > limits.RetainedBytes)
            {
                return $"not retained: {nameof(BrokerLimits.RetainedBytes)} {limits.RetainedBytes} reached";
            }

            _byTopic.Add(message.Topic, message);
            _bytes += message.Bytes;
            return null;
        }

        internal IEnumerable<BrokerMessage> Matching(string filter)
        {
            return _byTopic.Values.Where(message => TopicRules.Matches(filter, message.Topic));
        }
    }
}
