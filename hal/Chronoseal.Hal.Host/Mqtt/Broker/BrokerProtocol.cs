namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The broker's side of one connection: what each packet means and how long silence may last.</summary>
    internal sealed class BrokerProtocol
    {
        private readonly BrokerConnection _connection;
        private readonly BrokerContext _context;
        private bool _isAdmitted;
        private long _silenceMilliseconds;
        private long _deadlineMilliseconds;

        internal BrokerProtocol(BrokerConnection connection, BrokerContext context)
        {
            _connection = connection;
            _context = context;
            _silenceMilliseconds = context.Limits.ConnectMilliseconds;
            Rearm();
        }

        /// <summary>Whether the client said DISCONNECT.</summary>
        internal bool IsOrderly { get; private set; }

        /// <summary>How long the next packet may take: 0 for overdue, -1 for ever.</summary>
        internal int RemainingMilliseconds()
        {
            if (_silenceMilliseconds == 0)
            {
                return Timeout.Infinite;
            }

            return (int)Math.Max(0, _deadlineMilliseconds - Environment.TickCount64);
        }

        internal void OnSilence()
        {
            _connection.Close(_isAdmitted
                ? $"silent for {_silenceMilliseconds} ms, 1.5 times its keep alive (3.1.2.10)"
                : $"no CONNECT within {_silenceMilliseconds} ms");
        }

        internal void OnMalformed(PacketFault fault)
        {
            if (fault.Answer != ConnectReturnCode.Accepted && !_isAdmitted)
            {
                _connection.Answer(new ConnackPacket { ReturnCode = fault.Answer });
            }

            _connection.Close($"malformed packet: {fault.Reason}");
        }

        internal void Handle(MqttPacket packet)
        {
            Rearm();
            if (!_isAdmitted)
            {
                HandleFirst(packet);
                return;
            }

            switch (packet)
            {
                case PublishPacket publish:
                    HandlePublish(publish);
                    break;
                case PubackPacket puback:
                    _context.Core.Acknowledge(_connection, puback.PacketId);
                    break;
                case SubscribePacket subscribe:
                    _context.Core.Subscribe(_connection, subscribe);
                    break;
                case UnsubscribePacket unsubscribe:
                    _context.Core.Unsubscribe(_connection, unsubscribe);
                    break;
                case BarePacket { Type: PacketType.Pingreq }:
                    _connection.Answer(BarePacket.Pingresp);
                    break;
                case BarePacket { Type: PacketType.Disconnect }:
                    IsOrderly = true;
                    _connection.Close("disconnected");
                    break;
                default:
                    _connection.Close($"protocol violation: {PacketNames.Of(packet.Type)} from a client that is connected");
                    break;
            }
        }

        private void HandleFirst(MqttPacket packet)
        {
            if (packet is not ConnectPacket connect)
            {
                _connection.Close($"protocol violation: {PacketNames.Of(packet.Type)} before CONNECT (3.1)");
                return;
            }

            Admission admission = Check(connect);
            if (admission.ReturnCode == ConnectReturnCode.Accepted)
            {
                admission = _context.Core.Admit(_connection, connect);
            }

            _connection.Answer(new ConnackPacket { ReturnCode = admission.ReturnCode, SessionPresent = admission.SessionPresent });
            if (admission.ReturnCode != ConnectReturnCode.Accepted)
            {
                _connection.Close($"refused: {ConnectReturnCodes.Name(admission.ReturnCode)}: {admission.Reason}");
                return;
            }

            _isAdmitted = true;
            _silenceMilliseconds = connect.KeepAliveSeconds * 1500L;
            Rearm();
            _connection.StartWriting();
        }

        private Admission Check(ConnectPacket connect)
        {
            if (connect.ClientId.Length == 0 && !connect.CleanSession)
            {
                return new Admission(ConnectReturnCode.IdentifierRejected, false, "an empty client id needs a clean session (3.1.3.1)");
            }

            if (connect.ClientId.Length > _context.Limits.ClientIdCharacters)
            {
                return new Admission(ConnectReturnCode.IdentifierRejected, false, $"{nameof(BrokerLimits.ClientIdCharacters)} {_context.Limits.ClientIdCharacters} exceeded");
            }

            if (connect.Will is { } will && will.Topic.Length > _context.Limits.TopicCharacters)
            {
                return new Admission(ConnectReturnCode.ServerUnavailable, false, $"{nameof(BrokerLimits.TopicCharacters)} {_context.Limits.TopicCharacters} exceeded by the will");
            }

            return _context.Credentials.Accept(connect.UserName, connect.Password)
                ? new Admission(ConnectReturnCode.Accepted, false, string.Empty)
                : new Admission(ConnectReturnCode.NotAuthorised, false, "user name or password");
        }

        private void HandlePublish(PublishPacket publish)
        {
            if (publish.Topic.Length > _context.Limits.TopicCharacters)
            {
                _connection.Close($"topic of {publish.Topic.Length} characters exceeds {nameof(BrokerLimits.TopicCharacters)} {_context.Limits.TopicCharacters}");
                return;
            }

            _context.Core.Publish(new BrokerMessage(publish.Topic, publish.Payload, publish.Qos, publish.Retain));
            if (publish.Qos == Qos.AtLeastOnce)
            {
                _connection.Answer(new PubackPacket { PacketId = publish.PacketId });
            }
        }

        private void Rearm()
        {
            _deadlineMilliseconds = Environment.TickCount64 + _silenceMilliseconds;
        }
    }
}
