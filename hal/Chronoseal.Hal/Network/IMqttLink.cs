using System;

namespace Chronoseal.Hal
{
    /// <summary>
    /// A connection to one MQTT 3.1.1 broker. It keeps nothing over a loss and repeats nothing: what was not acknowledged is the
    /// journal's to send again. Events come through the <see cref="IMqttSink"/>, from any thread, and belong to the latest
    /// connection: once <see cref="Connect"/> has been called, or <see cref="Disconnect"/> has returned, none of an earlier one
    /// arrives any more, so that message ids may be used anew. <see cref="IDisposable.Dispose"/> lets go of everything that the link
    /// holds, without a farewell to the broker; nothing arrives after it.
    /// </summary>
    public interface IMqttLink : IDisposable
    {
        /// <summary>True from a successful <see cref="Connect"/> to the first loss or <see cref="Disconnect"/>.</summary>
        bool IsConnected { get; }

        /// <summary>Why the last <see cref="Connect"/> failed; <see cref="LinkFailure.None"/> after one that did not.</summary>
        LinkFailure Failure { get; }

        /// <summary>Names the one receiver of events. Call once, before <see cref="Connect"/>.</summary>
        void Attach(IMqttSink sink);

        /// <summary>
        /// Connects, within the session's time-out. Looks the broker's name up anew. <see cref="Outcome.Timeout"/> when the broker
        /// did not answer, <see cref="Outcome.Nack"/> when it cannot be reached, <see cref="Outcome.DeviceError"/> when it refused the
        /// session, <see cref="Outcome.WrongReply"/> when what answered is no MQTT broker or could not prove to be this one;
        /// <see cref="Failure"/> is more exact.
        /// </summary>
        Outcome Connect(MqttSession session);

        /// <summary>Sends a message.</summary>
        /// <param name="topic">No wildcards, 1 to 128 characters.</param>
        /// <param name="payload">The bytes; copied or sent before this returns.</param>
        /// <param name="count">How many of them.</param>
        /// <param name="atLeastOnce">QoS 1 if true: <see cref="IMqttSink.Acknowledged"/> follows, or <see cref="IMqttSink.Lost"/>, or
        /// <see cref="IMqttSink.Disconnected"/>; the first may come before this returns. QoS 0 otherwise.</param>
        /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
        /// <param name="messageId">1 to 65535 with QoS 1, otherwise 0; not in use for another message under way.</param>
        Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId);

        /// <summary>Asks for messages of a topic filter; they arrive at <see cref="IMqttSink.Received"/>.</summary>
        Outcome Subscribe(string topicFilter, bool atLeastOnce);

        /// <summary>Ends the session in good order: the broker does not publish the will.</summary>
        void Disconnect();
    }
}
