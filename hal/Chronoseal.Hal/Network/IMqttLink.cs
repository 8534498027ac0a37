namespace Chronoseal.Hal
{
    /// <summary>
    /// A connection to one MQTT 3.1.1 broker. It keeps nothing over a loss: what was not acknowledged is the journal's to send
    /// again. Events come through the <see cref="IMqttSink"/>, from any thread.
    /// </summary>
    public interface IMqttLink
    {
        /// <summary>True from a successful <see cref="Connect"/> to the first loss or <see cref="Disconnect"/>.</summary>
        bool IsConnected { get; }

        /// <summary>Names the one receiver of events. Call once, before <see cref="Connect"/>.</summary>
        void Attach(IMqttSink sink);

        /// <summary>
        /// Connects. <see cref="Outcome.Timeout"/> when the broker did not answer, <see cref="Outcome.Nack"/> when it cannot be
        /// reached, <see cref="Outcome.DeviceError"/> when it refused the session (see <see cref="RefusalCode"/>),
        /// <see cref="Outcome.WrongReply"/> when what answered is no MQTT broker.
        /// </summary>
        Outcome Connect(MqttSession session);

        /// <summary>The CONNACK return code of the last refused <see cref="Connect"/> (MQTT 3.1.1, table 3.1), otherwise 0.</summary>
        int RefusalCode { get; }

        /// <summary>Sends a message.</summary>
        /// <param name="topic">No wildcards, 1 to 128 characters.</param>
        /// <param name="payload">The bytes; copied or sent before this returns.</param>
        /// <param name="count">How many of them.</param>
        /// <param name="atLeastOnce">QoS 1 if true: <see cref="IMqttSink.Acknowledged"/> follows, or <see cref="IMqttSink.Lost"/>. QoS 0 otherwise.</param>
        /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
        /// <param name="messageId">1 to 65535 with QoS 1, otherwise 0.</param>
        Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId);

        /// <summary>Asks for messages of a topic filter; they arrive at <see cref="IMqttSink.Received"/>.</summary>
        Outcome Subscribe(string topicFilter, bool atLeastOnce);

        /// <summary>Ends the session in good order: the broker does not publish the will.</summary>
        void Disconnect();
    }
}
