namespace Chronoseal.Hal
{
    /// <summary>Receives a link's events, from any thread: must only store them and signal.</summary>
    public interface IMqttSink
    {
        /// <summary>The broker has taken over a QoS 1 message.</summary>
        void Acknowledged(int messageId);

        /// <summary>The link gave up on a QoS 1 message: send it again.</summary>
        void Lost(int messageId);

        /// <summary>A message arrived for one of the subscriptions. The payload is only valid during the call.</summary>
        void Received(string topic, byte[] payload, int count);

        /// <summary>The connection is gone; nothing unacknowledged will be acknowledged any more.</summary>
        void Disconnected();
    }
}
