namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// A client of MQTT 3.1.1 with QoS 0 and 1. Calls block at most as long as their deadlines; any thread may publish. After
    /// an end it may connect again. It repeats nothing by itself: a QoS 1 message without PUBACK at the end of its connection
    /// is reported as lost, and sending it again (as a new message) is the caller's, also with a persistent session.
    /// </summary>
    /// <remarks>
    /// Events come from the connection's own thread, so that they must be quick, must not wait for this client, and may
    /// come before the call that caused them has returned.
    /// </remarks>
    public sealed class MqttClient : IConnectionEvents, IDisposable
    {
        private readonly MqttClientSettings _settings;
        private readonly Lock _connectGate = new();
        private readonly Lock _eventGate = new();
        private ClientConnection? _connection;

        /// <summary>Makes a client that is not connected.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Port or time-out are out of range.</exception>
        public MqttClient(MqttClientSettings settings)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(settings.Port, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Port, ushort.MaxValue);
            ArgumentOutOfRangeException.ThrowIfLessThan(settings.ReplyTimeoutMilliseconds, 1);
            _settings = settings;
        }

        /// <summary>The broker has taken over the QoS 1 message with this packet id.</summary>
        public event Action<int>? Acknowledged;

        /// <summary>The connection ended before the PUBACK of this packet id; comes before <see cref="Disconnected"/>.</summary>
        public event Action<int>? Lost;

        /// <summary>A message arrived; its QoS 1 is acknowledged after the handler returned. A handler that throws ends the connection instead.</summary>
        public event MqttMessageReceived? Received;

        /// <summary>
        /// A message in a packet larger than <see cref="ClientLimits.IncomingPacketBytes"/> arrived: its topic and
        /// <see cref="PublishPacket.DroppedBytes"/> are known, its payload is not kept. It is acknowledged as others are; otherwise the
        /// broker would send it again over every connection, and nothing behind it.
        /// </summary>
        public event MqttMessageReceived? PassedOver;

        /// <summary>Once for each successful <see cref="Connect"/>, unless the next comes first: the connection is gone, with "host:port: cause".</summary>
        public event Action<string>? Disconnected;

        /// <summary>True from a successful <see cref="Connect"/> to the end of the connection.</summary>
        public bool IsConnected => Volatile.Read(ref _connection) is { IsOpen: true };

        /// <summary>The last failure as "host:port: cause"; empty after a success.</summary>
        public string LastError { get; private set; } = string.Empty;

        /// <summary>Why the last <see cref="Connect"/> failed; none after one that did not.</summary>
        public LinkFailure Failure { get; private set; }

        /// <summary>The CONNACK code of the last <see cref="Connect"/>.</summary>
        public ConnectReturnCode ReturnCode { get; private set; }

        /// <summary>Whether the broker had kept a session of this client at the last <see cref="Connect"/> (3.2.2.2).</summary>
        public bool IsSessionPresent { get; private set; }

        /// <summary>Connects: name look-up, TCP, TLS, CONNECT and CONNACK.</summary>
        /// <param name="connect">What to say in CONNECT.</param>
        /// <param name="timeoutMilliseconds">For all of it, from 1.</param>
        /// <returns>
        /// <see cref="Outcome.Ok"/>; <see cref="Outcome.OutOfRange"/> for a CONNECT that must not be sent or a CA file that cannot
        /// be read; <see cref="Outcome.Nack"/> when nobody listens, the name is unknown or the peer hung up before CONNACK;
        /// <see cref="Outcome.Timeout"/>; <see cref="Outcome.DeviceError"/> when refused (see <see cref="ReturnCode"/>);
        /// <see cref="Outcome.WrongReply"/> when it is no MQTT broker or TLS failed.
        /// </returns>
        /// <exception cref="InvalidOperationException">The client is connected already.</exception>
        public Outcome Connect(ConnectPacket connect, int timeoutMilliseconds)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(timeoutMilliseconds, 1);
            lock (_connectGate)
            {
                if (IsConnected)
                {
                    throw new InvalidOperationException("Connected already.");
                }

                Attend(null);
                ReturnCode = ConnectReturnCode.Accepted;
                Failure = LinkFailure.None;
                IsSessionPresent = false;
                if (ConnectEncoder.FaultOf(connect) is { } fault)
                {
                    return Fail(Outcome.OutOfRange, fault);
                }

                var connection = new ClientConnection(_settings, connect, this);
                Attend(connection);
                ConnectResult result = connection.Open(timeoutMilliseconds);
                ReturnCode = result.ReturnCode;
                Failure = result.Failure;
                IsSessionPresent = result.SessionPresent;
                return result.Outcome == Outcome.Ok ? Succeed() : Fail(result.Outcome, result.Text);
            }
        }

        /// <summary>Sends a message. Does not wait for the PUBACK.</summary>
        /// <param name="topic">A topic name without wildcards, 1 to 65535 bytes of UTF-8.</param>
        /// <param name="payload">0 to <see cref="ClientLimits.OutgoingPayloadBytes"/> bytes; copied before this returns.</param>
        /// <param name="qos">0 or 1.</param>
        /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
        /// <param name="packetId">1 to 65535 with QoS 1 and Ok, otherwise 0.</param>
        /// <returns>
        /// With QoS 1, Ok promises <see cref="Acknowledged"/> or <see cref="Lost"/>, anything else promises neither:
        /// <see cref="Outcome.OutOfRange"/> (topic, size), <see cref="Outcome.Unsupported"/> (QoS 2), <see cref="Outcome.NotReady"/>
        /// (<see cref="ClientLimits.InFlightCount"/> reached), <see cref="Outcome.BusFault"/> (not connected, or lost now),
        /// <see cref="Outcome.Timeout"/> (the broker takes no bytes; the connection is ended).
        /// </returns>
        public Outcome Publish(string topic, ReadOnlyMemory<byte> payload, Qos qos, bool retain, out int packetId)
        {
            packetId = 0;
            if (qos > Qos.AtLeastOnce)
            {
                return Fail(Outcome.Unsupported, "QoS 2 is not supported");
            }

            if (TopicRules.FaultOfName(topic) is { } fault)
            {
                return Fail(Outcome.OutOfRange, $"topic {fault}");
            }

            if (payload.Length > ClientLimits.OutgoingPayloadBytes)
            {
                return Fail(Outcome.OutOfRange, $"payload of {payload.Length} bytes exceeds {ClientLimits.OutgoingPayloadBytes}");
            }

            if (Volatile.Read(ref _connection) is not { IsOpen: true } connection)
            {
                return Fail(Outcome.BusFault, "not connected");
            }

            if (qos == Qos.AtLeastOnce && !connection.Ids.TryTake(out packetId))
            {
                return Fail(Outcome.NotReady, $"{ClientLimits.InFlightCount} messages are in flight");
            }

            return SendPublish(connection, new PublishPacket { Topic = topic, Payload = payload, Qos = qos, Retain = retain, PacketId = packetId }, ref packetId);
        }

        /// <summary>Asks for messages and waits for SUBACK.</summary>
        /// <param name="filter">A topic filter, 1 to 65535 bytes of UTF-8.</param>
        /// <param name="qos">The highest quality wanted, 0 or 1.</param>
        /// <returns>As <see cref="Publish"/>, and <see cref="Outcome.DeviceError"/> when the broker did not grant it, <see cref="Outcome.Timeout"/> when it did not answer.</returns>
        /// <exception cref="InvalidOperationException">Called from one of this client's events.</exception>
        public Outcome Subscribe(string filter, Qos qos)
        {
            if (qos > Qos.AtLeastOnce)
            {
                return Fail(Outcome.Unsupported, "QoS 2 is not supported");
            }

            Outcome outcome = Ask(
                filter,
                PacketType.Suback,
                id => new SubscribePacket { PacketId = id, Requests = [new TopicRequest(filter, qos)] },
                out MqttPacket? answer);
            return outcome == Outcome.Ok && ((SubackPacket)answer!).ReturnCodes is [SubackPacket.Failure, ..]
                ? Fail(Outcome.DeviceError, "the broker did not grant the subscription")
                : outcome;
        }

        /// <summary>Ends a subscription and waits for UNSUBACK. Outcomes as <see cref="Subscribe"/>.</summary>
        /// <exception cref="InvalidOperationException">Called from one of this client's events.</exception>
        public Outcome Unsubscribe(string filter)
        {
            return Ask(filter, PacketType.Unsuback, id => new UnsubscribePacket { PacketId = id, Filters = [filter] }, out _);
        }

        /// <summary>Ends the session in good order, so that the broker discards the will. Does nothing when not connected.</summary>
        public void Disconnect()
        {
            if (Volatile.Read(ref _connection) is { } connection)
            {
                connection.Leave();
                Forget(connection);
            }
        }

        /// <summary>As if the cable were cut: no DISCONNECT, so that the broker publishes the will.</summary>
        public void Abort()
        {
            Volatile.Read(ref _connection)?.End("aborted by us");
        }

        /// <summary>As <see cref="Abort"/>, and nothing of that connection is told any more.</summary>
        internal void Abandon()
        {
            Abort();
            Attend(null);
        }

        /// <summary>Disconnects.</summary>
        public void Dispose()
        {
            Disconnect();
        }

        void IConnectionEvents.OnAcknowledged(ClientConnection connection, int packetId)
        {
            Tell(connection, () => Acknowledged?.Invoke(packetId));
        }

        void IConnectionEvents.OnReceived(ClientConnection connection, PublishPacket message)
        {
            Tell(connection, () => Received?.Invoke(message));
        }

        void IConnectionEvents.OnPassedOver(ClientConnection connection, PublishPacket message)
        {
            Tell(connection, () => PassedOver?.Invoke(message));
        }

        void IConnectionEvents.OnEnded(ClientConnection connection, int[] lostIds, string reason)
        {
            string text = Describe(reason);
            Tell(connection, () =>
            {
                LastError = text;
                foreach (int id in lostIds)
                {
                    Lost?.Invoke(id);
                }

                Disconnected?.Invoke(text);
            });
        }

        // The thread of a connection that is over may still have something to tell. Its packet ids mean other messages by now.
        private void Tell(ClientConnection connection, Action call)
        {
            lock (_eventGate)
            {
                if (ReferenceEquals(connection, Volatile.Read(ref _connection)))
                {
                    call();
                }
            }
        }

        private void Attend(ClientConnection? connection)
        {
            lock (_eventGate)
            {
                Volatile.Write(ref _connection, connection);
            }
        }

        private void Forget(ClientConnection connection)
        {
            // From one of its own events the connection cannot be waited for: it still has its end to tell.
            if (!connection.IsOwnThread)
            {
                lock (_eventGate)
                {
                    Interlocked.CompareExchange(ref _connection, null, connection);
                }
            }
        }

        private Outcome SendPublish(ClientConnection connection, PublishPacket packet, ref int packetId)
        {
            Outcome outcome = connection.Send(PacketEncoder.Encode(packet));
            if (outcome == Outcome.Ok)
            {
                return outcome;
            }

            // Whoever takes the id out of flight reports the failure: this call by its outcome, or the end by Lost.
            if (packetId != 0 && !connection.Ids.Release(packetId))
            {
                return Outcome.Ok;
            }

            packetId = 0;
            return Fail(outcome, connection.EndReason ?? "not connected");
        }

        private Outcome Ask(string filter, PacketType expected, Func<int, MqttPacket> question, out MqttPacket? answer)
        {
            answer = null;
            if (TopicRules.FaultOfFilter(filter) is { } fault)
            {
                return Fail(Outcome.OutOfRange, $"topic filter {fault}");
            }

            if (Volatile.Read(ref _connection) is not { IsOpen: true } connection)
            {
                return Fail(Outcome.BusFault, "not connected");
            }

            if (connection.IsOwnThread)
            {
                throw new InvalidOperationException("An event of the client must not wait for the client.");
            }

            if (!connection.Ids.TryTake(out int id))
            {
                return Fail(Outcome.NotReady, $"{ClientLimits.InFlightCount} messages are in flight");
            }

            return Await(connection, id, expected, question(id), out answer);
        }

        private Outcome Await(ClientConnection connection, int id, PacketType expected, MqttPacket question, out MqttPacket? answer)
        {
            answer = null;
            PendingReply reply = connection.Replies.Add(id, expected);
            Outcome outcome = connection.Send(PacketEncoder.Encode(question));
            if (outcome != Outcome.Ok)
            {
                connection.Replies.Remove(id);
                connection.Ids.Release(id);
                return Fail(outcome, connection.EndReason ?? "not connected");
            }

            if (!reply.Wait(_settings.ReplyTimeoutMilliseconds))
            {
                // The answer may still come, so the id stays in flight; a broker that is this late is given up.
                connection.End($"no {PacketNames.Of(expected)} within {_settings.ReplyTimeoutMilliseconds} ms");
                return Fail(Outcome.Timeout, connection.EndReason!);
            }

            answer = reply.Packet;
            return answer != null ? Outcome.Ok : Fail(Outcome.BusFault, connection.EndReason ?? "closed");
        }

        private Outcome Succeed()
        {
            LastError = string.Empty;
            return Outcome.Ok;
        }

        private Outcome Fail(Outcome outcome, string cause)
        {
            LastError = Describe(cause);
            return outcome;
        }

        private string Describe(string cause)
        {
            return $"{_settings.Host}:{_settings.Port}: {cause}";
        }
    }
}
