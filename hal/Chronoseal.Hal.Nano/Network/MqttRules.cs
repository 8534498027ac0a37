namespace Chronoseal.Hal.Nano
{
    /// <summary>What a link accepts before it bothers the client, whose own checks run in another thread and end the connection.</summary>
    internal static class MqttRules
    {
        private const int MaxTopicLength = 128;
        private const int MaxClientIdLength = 64;

        /// <summary>True for a topic of 1 to 128 characters without wildcards.</summary>
        internal static bool IsTopic(string topic)
        {
            return topic != null && topic.Length > 0 && topic.Length <= MaxTopicLength && topic.IndexOf('#') < 0 && topic.IndexOf('+') < 0;
        }

        /// <summary>True for a topic filter of 1 to 128 characters.</summary>
        internal static bool IsFilter(string filter)
        {
            return filter != null && filter.Length > 0 && filter.Length <= MaxTopicLength;
        }

        /// <summary>True for a session within the limits of <see cref="MqttSession"/>.</summary>
        internal static bool IsSession(MqttSession session)
        {
            return session != null && session.ClientId != null && session.ClientId.Length > 0 && session.ClientId.Length <= MaxClientIdLength
                && session.KeepAliveSeconds >= 5 && session.KeepAliveSeconds <= 65535 && session.ConnectTimeoutMilliseconds > 0
                && (session.WillTopic == null || (IsTopic(session.WillTopic) && session.WillMessage != null));
        }
    }
}
