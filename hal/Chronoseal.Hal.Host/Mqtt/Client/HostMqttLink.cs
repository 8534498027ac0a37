using System.Runtime.InteropServices;
using System.Text;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// The HAL's <see cref="IMqttLink"/> on .NET, over <see cref="MqttClient"/>. The sink is told from the connection's thread;
    /// it may hear of an id before <see cref="Publish"/> has returned it. During <see cref="Disconnect"/>, too, it hears
    /// <see cref="IMqttSink.Lost"/> of what was not acknowledged, and then <see cref="IMqttSink.Disconnected"/>.
    /// </summary>
    public sealed class HostMqttLink : IMqttLink, IDisposable
    {
        private const int MaximumTopicCharacters = 128;
        private const int MaximumClientIdCharacters = 64;
        private const int MinimumKeepAliveSeconds = 5;
        private readonly MqttClient _client;
        private IMqttSink? _sink;
        private string? _ownError;

        /// <summary>Makes a link that is not connected.</summary>
        /// <param name="settings">Where the broker is.</param>
        public HostMqttLink(MqttClientSettings settings)
        {
            _client = new MqttClient(settings);
        }

        /// <summary>Makes a link that is not connected.</summary>
        /// <param name="endpoint">Where the broker is.</param>
        public HostMqttLink(MqttEndpoint endpoint)
            : this(SettingsOf(endpoint))
        {
        }

        /// <inheritdoc/>
        public bool IsConnected => _client.IsConnected;

        /// <inheritdoc/>
        public LinkFailure Failure => _client.Failure;

        /// <summary>The last failure for a human, as "host:port: cause"; empty when there was none since the last connect.</summary>
        public string LastError => _ownError ?? _client.LastError;

        /// <inheritdoc/>
        /// <exception cref="InvalidOperationException">Called twice.</exception>
        public void Attach(IMqttSink sink)
        {
            ArgumentNullException.ThrowIfNull(sink);
            if (_sink != null)
            {
                throw new InvalidOperationException("Attached already.");
            }

            _sink = sink;
            _client.Acknowledged += sink.Acknowledged;
            _client.Lost += sink.Lost;
            _client.Received += Deliver;
            _client.Disconnected += _ => sink.Disconnected();
        }

        /// <inheritdoc/>
        /// <remarks><see cref="Outcome.OutOfRange"/> when the session itself is out of the ranges that <see cref="MqttSession"/> gives.</remarks>
        public Outcome Connect(MqttSession session)
        {
            if (FaultOf(session) is { } fault)
            {
                return Refuse(fault);
            }

            _ownError = null;
            var connect = new ConnectPacket
            {
                ClientId = session.ClientId,
                CleanSession = session.CleanSession,
                KeepAliveSeconds = session.KeepAliveSeconds,
                UserName = session.UserName,
                Password = session.Password == null ? null : Encoding.UTF8.GetBytes(session.Password),
                Will = session.WillTopic == null ? null : WillOf(session),
            };
            return _client.Connect(connect, session.ConnectTimeoutMilliseconds);
        }

        /// <inheritdoc/>
        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (topic.Length > MaximumTopicCharacters)
            {
                return Refuse($"topic is longer than {MaximumTopicCharacters} characters");
            }

            if (count < 0 || count > payload.Length)
            {
                return Refuse("count is not within the payload");
            }

            _ownError = null;
            return _client.Publish(topic, payload.AsMemory(0, count), atLeastOnce ? Qos.AtLeastOnce : Qos.AtMostOnce, retain, out messageId);
        }

        /// <inheritdoc/>
        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            _ownError = null;
            return _client.Subscribe(topicFilter, atLeastOnce ? Qos.AtLeastOnce : Qos.AtMostOnce);
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            _client.Disconnect();
        }

        /// <summary>Ends the connection as a cut cable does, so that the broker publishes the will; nothing is heard of it any more.</summary>
        public void Dispose()
        {
            _client.Abandon();
        }

        private static MqttClientSettings SettingsOf(MqttEndpoint endpoint)
        {
            return new MqttClientSettings
            {
                Host = endpoint.Host,
                Port = endpoint.Port,
                UseTls = endpoint.UsesTls,
                Roots = endpoint.Roots,
                ClientCertificate = endpoint.ClientCertificate,
                ClientKey = endpoint.ClientKey,
            };
        }

        /// <summary>The state topic's will is retained and sent at QoS 1, so that late and reconnecting subscribers learn of it.</summary>
        private static MqttWill WillOf(MqttSession session)
        {
            return new MqttWill
            {
                Topic = session.WillTopic,
                Payload = Encoding.UTF8.GetBytes(session.WillMessage ?? string.Empty),
                Qos = Qos.AtLeastOnce,
                Retain = true,
            };
        }

        private static string? FaultOf(MqttSession session)
        {
            if (session.ClientId is not { Length: >= 1 and <= MaximumClientIdCharacters })
            {
                return $"client id is not 1 to {MaximumClientIdCharacters} characters long";
            }

            if (session.KeepAliveSeconds is < MinimumKeepAliveSeconds or > ushort.MaxValue)
            {
                return $"keep alive is not within {MinimumKeepAliveSeconds} to 65535 s";
            }

            return session.ConnectTimeoutMilliseconds < 1 ? "connect time-out is not positive" : null;
        }

        private void Deliver(PublishPacket message)
        {
            if (!MemoryMarshal.TryGetArray(message.Payload, out ArraySegment<byte> bytes) || bytes.Offset != 0)
            {
                bytes = message.Payload.ToArray();
            }

            _sink!.Received(message.Topic, bytes.Array!, bytes.Count);
        }

        private Outcome Refuse(string cause)
        {
            _ownError = cause;
            return Outcome.OutOfRange;
        }
    }
}
