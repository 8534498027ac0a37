namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// Sessions, subscriptions and retained messages under one lock. Nothing in here waits for a network: a delivery goes into
    /// the receiver's bounded queue, and its own thread writes it.
    /// </summary>
    internal sealed class BrokerCore(BrokerLimits limits, Action<string> log)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, BrokerSession> _sessions = [];
        private readonly RetainedMessages _retained = new(limits);
        private long _namedCount;
        private bool _isStopped;

        internal int SessionCount
        {
            get
            {
                lock (_gate)
                {
                    return _sessions.Count;
                }
            }
        }

        internal int RetainedCount
        {
            get
            {
                lock (_gate)
                {
                    return _retained.Count;
                }
            }
        }

        /// <summary>From now on nothing is routed, wills least of all.</summary>
        internal void Stop()
        {
            lock (_gate)
            {
                _isStopped = true;
            }
        }

        /// <summary>Opens or resumes a session; an older connection of the same client is closed [MQTT-3.1.4-2].</summary>
        internal Admission Admit(BrokerConnection connection, ConnectPacket connect)
        {
            lock (_gate)
            {
                string id = connect.ClientId.Length == 0 ? $"unnamed-{++_namedCount}" : connect.ClientId;
                BrokerSession? session = Resume(id, connect.CleanSession);
                bool isPresent = session != null;
                if (session == null)
                {
                    if (_sessions.Count >= limits.SessionCount)
                    {
                        return new Admission(ConnectReturnCode.ServerUnavailable, false, $"{nameof(BrokerLimits.SessionCount)} {limits.SessionCount} reached");
                    }

                    session = new BrokerSession(id, connect.CleanSession, limits, log);
                    _sessions.Add(id, session);
                }

                connection.Session = session;
                session.Attach(connection, connect.Will);
                return new Admission(ConnectReturnCode.Accepted, isPresent, string.Empty);
            }
        }

        /// <summary>A connection has ended. Publishes the will unless the client took leave [MQTT-3.1.2-8], [MQTT-3.14.4-3].</summary>
        internal void Detach(BrokerConnection connection, bool isOrderly)
        {
            lock (_gate)
            {
                BrokerSession? session = connection.Session;
                if (session == null || session.Connection != connection)
                {
                    return;
                }

                session.Will = isOrderly ? null : session.Will;
                Detach(session);
                if (session.IsClean)
                {
                    _sessions.Remove(session.ClientId);
                }
            }
        }

        internal void Publish(BrokerMessage message)
        {
            lock (_gate)
            {
                Route(message);
            }
        }

        internal void Acknowledge(BrokerConnection connection, int packetId)
        {
            lock (_gate)
            {
                if (connection.Session is { } session && session.Connection == connection)
                {
                    session.Acknowledge(packetId);
                }
            }
        }

        /// <summary>Subscribes, answers SUBACK and then sends the retained messages, also for a repeated filter [MQTT-3.8.4-3].</summary>
        internal void Subscribe(BrokerConnection connection, SubscribePacket packet)
        {
            lock (_gate)
            {
                if (connection.Session is not { } session || session.Connection != connection)
                {
                    return;
                }

                byte[] codes = [.. packet.Requests.Select(request => Subscribe(session, request))];
                connection.Enqueue(PacketEncoder.Encode(new SubackPacket { PacketId = packet.PacketId, ReturnCodes = codes }));
                for (int i = 0; i < codes.Length; i++)
                {
                    if (codes[i] != SubackPacket.Failure)
                    {
                        DeliverRetained(session, packet.Requests[i].Filter, (Qos)codes[i]);
                    }
                }
            }
        }

        /// <summary>Ends subscriptions and answers UNSUBACK, also for filters that were not there [MQTT-3.10.4-5].</summary>
        internal void Unsubscribe(BrokerConnection connection, UnsubscribePacket packet)
        {
            lock (_gate)
            {
                foreach (string filter in packet.Filters)
                {
                    connection.Session?.Unsubscribe(filter);
                }

                connection.Enqueue(PacketEncoder.Encode(new UnsubackPacket { PacketId = packet.PacketId }));
            }
        }

        private BrokerSession? Resume(string clientId, bool isClean)
        {
            if (!_sessions.TryGetValue(clientId, out BrokerSession? session))
            {
                return null;
            }

            if (session.Connection is { } older)
            {
                older.Close("taken over by a new connection with the same client id");
                Detach(session);
            }

            if (!isClean && !session.IsClean)
            {
                return session;
            }

            _sessions.Remove(clientId);
            return null;
        }

        private void Detach(BrokerSession session)
        {
            session.Detach();
            MqttWill? will = session.Will;
            session.Will = null;
            if (will != null)
            {
                Route(new BrokerMessage(will.Topic, will.Payload, will.Qos, will.Retain));
            }
        }

        private void Route(BrokerMessage message)
        {
            if (_isStopped)
            {
                return;
            }

            if (message.Retain && _retained.Put(message) is { } fault)
            {
                log($"topic '{LogText.Of(message.Topic)}': {fault}");
            }

            foreach (BrokerSession session in _sessions.Values)
            {
                if (session.GrantFor(message.Topic) is { } granted)
                {
                    session.Deliver(message, granted, isRetained: false);
                }
            }
        }

        private byte Subscribe(BrokerSession session, TopicRequest request)
        {
            Qos granted = request.Qos > Qos.AtLeastOnce ? Qos.AtLeastOnce : request.Qos;
            if (request.Filter.Length <= limits.TopicCharacters && session.Subscribe(request.Filter, granted))
            {
                return (byte)granted;
            }

            log($"session '{LogText.Of(session.ClientId)}': filter not granted, {nameof(BrokerLimits.TopicCharacters)} or {nameof(BrokerLimits.SubscriptionCountPerSession)} reached");
            return SubackPacket.Failure;
        }

        private void DeliverRetained(BrokerSession session, string filter, Qos granted)
        {
            foreach (BrokerMessage message in _retained.Matching(filter))
            {
                session.Deliver(message, granted, isRetained: true);
            }
        }
    }
}
