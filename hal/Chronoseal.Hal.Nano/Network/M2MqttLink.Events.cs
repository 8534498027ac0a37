using System;
using nanoFramework.M2Mqtt.Messages;

namespace Chronoseal.Hal.Nano
{
    /// <content>
    /// What the client's dispatch thread and the sweep timer call. Nothing here waits or publishes. The sink is told under the
    /// link's lock, so that nothing of a client that was let go can arrive once another one has taken its place; sinks only store.
    /// </content>
    public sealed partial class M2MqttLink
    {
        private static readonly byte[] s_noPayload = new byte[0];

        private void OnPublished(object sender, MqttMsgPublishedEventArgs published)
        {
            lock (_sync)
            {
                if (sender != _client || !_inflight.Complete(published.MessageId))
                {
                    return;
                }

                if (published.IsPublished)
                {
                    _sink.Acknowledged(published.MessageId);
                }
                else
                {
                    _sink.Lost(published.MessageId);
                }
            }
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs received)
        {
            lock (_sync)
            {
                if (sender != _client || received.Topic == null)
                {
                    return;
                }

                byte[] payload = received.Message == null ? s_noPayload : received.Message;
                _sink.Received(received.Topic, payload, payload.Length);
            }
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs subscribed)
        {
            lock (_sync)
            {
                if (sender != _client || subscribed.MessageId != _subscribeId)
                {
                    return;
                }

                MqttQoSLevel[] granted = subscribed.GrantedQoSLevels;
                _isGranted = granted != null && granted.Length == 1 && granted[0] != MqttQoSLevel.GrantedFailure;
            }

            _subscribed.Set();
        }

        private void OnClosed(object sender, EventArgs closed)
        {
            lock (_sync)
            {
                if (sender == _client && Drop(out _))
                {
                    _sink.Disconnected();
                }
            }
        }

        private void Sweep(object state)
        {
            long limitMicroseconds = _counter.Microseconds - (LostAfterMilliseconds * 1000L);
            for (int i = 0; i < WindowLimit; i++)
            {
                lock (_sync)
                {
                    int messageId = _inflight.TakeSentBefore(limitMicroseconds);
                    if (messageId == 0)
                    {
                        return;
                    }

                    _sink.Lost(messageId);
                }
            }
        }
    }
}
