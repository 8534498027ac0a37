namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// What the broker knows of one client (MQTT 3.1.1, 4.1): subscriptions, QoS 1 messages in flight and waiting, the will
    /// and the connection, if there is one. Guarded by the <see cref="BrokerCore"/>'s lock.
    /// </summary>
    internal sealed class BrokerSession(string clientId, bool isClean, BrokerLimits limits, Action<string> log)
    {
        private readonly Dictionary<string, Qos> _subscriptions = [];
        private readonly OrderedDictionary<int, Delivery> _inFlight = [];
        private readonly Queue<Delivery> _waiting = new();
        private readonly PacketIds _ids = new(limits.InFlightCountPerSession);
        private long _waitingBytes;
        private bool _isDropping;

        internal string ClientId { get; } = clientId;

        internal bool IsClean { get; } = isClean;

        internal BrokerConnection? Connection { get; private set; }

        internal MqttWill? Will { get; set; }

        /// <summary>Takes a connection and sends again, in order and with DUP, what was in flight [MQTT-4.4.0-1].</summary>
        internal void Attach(BrokerConnection connection, MqttWill? will)
        {
            Connection = connection;
            Will = will;
            foreach (KeyValuePair<int, Delivery> entry in _inFlight)
            {
                Delivery delivery = entry.Value;
                connection.Enqueue(delivery.Message.Encode(Qos.AtLeastOnce, entry.Key, delivery.IsRetained, isDuplicate: true));
            }

            SendWaiting();
        }

        internal void Detach()
        {
            Connection = null;
        }

        /// <summary>Adds or replaces a subscription; false when there are too many.</summary>
        internal bool Subscribe(string filter, Qos qos)
        {
            if (!_subscriptions.ContainsKey(filter) && _subscriptions.Count >= limits.SubscriptionCountPerSession)
            {
                return false;
            }

            _subscriptions[filter] = qos;
            return true;
        }

        internal void Unsubscribe(string filter)
        {
            _subscriptions.Remove(filter);
        }

        /// <summary>The highest quality that any matching subscription grants (3.3.5), or null for no match.</summary>
        internal Qos? GrantFor(string topic)
        {
            Qos? highest = null;
            foreach (KeyValuePair<string, Qos> subscription in _subscriptions)
            {
                if ((highest == null || subscription.Value > highest) && TopicRules.Matches(subscription.Key, topic))
                {
                    highest = subscription.Value;
                }
            }

            return highest;
        }

        /// <summary>Delivers at the lower of the message's and the granted quality. QoS 0 is not kept for the absent.</summary>
        internal void Deliver(BrokerMessage message, Qos granted, bool isRetained)
        {
            if (granted == Qos.AtMostOnce || message.Qos == Qos.AtMostOnce)
            {
                Connection?.Enqueue(isRetained ? message.Encode(Qos.AtMostOnce, 0, isRetained, isDuplicate: false) : message.AtMostOnceBytes);
                return;
            }

            if (_waiting.Count >= limits.QueuedCountPerSession || _waitingBytes + message.Bytes > limits.QueuedBytesPerSession)
            {
                Drop();
                return;
            }

            _waiting.Enqueue(new Delivery(message, isRetained));
            _waitingBytes += message.Bytes;
            SendWaiting();
        }

        internal void Acknowledge(int packetId)
        {
            if (_inFlight.Remove(packetId))
            {
                _ids.Release(packetId);
                SendWaiting();
            }
        }

        private void SendWaiting()
        {
            while (Connection != null && _waiting.Count > 0 && _ids.TryTake(out int id))
            {
                Delivery delivery = _waiting.Dequeue();
                _waitingBytes -= delivery.Message.Bytes;
                _isDropping = false;
                _inFlight.Add(id, delivery);
                Connection.Enqueue(delivery.Message.Encode(Qos.AtLeastOnce, id, delivery.IsRetained, isDuplicate: false));
            }
        }

        private void Drop()
        {
            if (!_isDropping)
            {
                _isDropping = true;
                log($"session '{LogText.Of(ClientId)}': its queue of {_waiting.Count} messages ({_waitingBytes} bytes) is full, dropping QoS 1 messages");
            }

            Connection?.Close("slow reader: its session's queue is full");
        }
    }
}
