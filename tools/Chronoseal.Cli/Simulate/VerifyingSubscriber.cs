using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>Subscribes to the frames of all nodes and verifies each from its bytes alone. Frames arrive on the client's thread.</summary>
    public sealed class VerifyingSubscriber : IDisposable
    {
        private const int ConnectMilliseconds = 5000;
        private const int KeepAliveSeconds = 60;
        private const string FrameSuffix = "/frame";

        private readonly object _gate = new();
        private readonly MqttClient _client;
        private readonly BrokerAddress _address;
        private readonly LiveAudit _audit;
        private readonly FrameArchive? _archive;
        private readonly ReadingHistory _history = new();
        private readonly Dictionary<string, NodeTally> _tallies = [];
        private string _fault = "";

        /// <summary>Makes a subscriber; nothing is connected yet.</summary>
        public VerifyingSubscriber(BrokerAddress address, KeyRing keys, FrameArchive? archive)
        {
            _address = address;
            _audit = new LiveAudit(keys);
            _archive = archive;
            _client = new MqttClient(new MqttClientSettings { Host = address.Host, Port = address.Port, UseTls = address.Tls });
            _client.Received += Take;
            _client.Disconnected += reason => Fail($"The subscriber lost {address}: {reason}");
        }

        /// <summary>Why frames can no longer be received or kept; empty while they can.</summary>
        public string Fault
        {
            get
            {
                lock (_gate)
                {
                    return _fault;
                }
            }
        }

        /// <summary>Connects and subscribes.</summary>
        public bool TryConnect(IEnumerable<string> frameTopics, string clientId, out string fault)
        {
            var connect = new ConnectPacket
            {
                ClientId = clientId,
                CleanSession = true,
                KeepAliveSeconds = KeepAliveSeconds,
                UserName = _address.UserName,
                Password = _address.Password == null ? null : System.Text.Encoding.UTF8.GetBytes(_address.Password),
            };
            Outcome outcome = _client.Connect(connect, ConnectMilliseconds);
            foreach (string topic in frameTopics)
            {
                outcome = outcome == Outcome.Ok ? _client.Subscribe(topic, Qos.AtLeastOnce) : outcome;
            }

            fault = outcome == Outcome.Ok
                ? ""
                : $"cannot use the broker {_address}: {_client.LastError}. Start a broker there, or leave out --broker for the embedded one.";
            return outcome == Outcome.Ok;
        }

        /// <summary>What arrived of a node.</summary>
        public NodeTally TallyOf(string node)
        {
            lock (_gate)
            {
                return Tally(node).Copy();
            }
        }

        /// <summary>The readings around an instant.</summary>
        public IReadOnlyList<EventResponse> Around(long utcMicroseconds)
        {
            lock (_gate)
            {
                return [.. _history.Around(utcMicroseconds)];
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _client.Dispose();
        }

        private void Take(PublishPacket packet)
        {
            string node = NodeOf(packet.Topic);
            byte[] bytes = packet.Payload.ToArray();
            lock (_gate)
            {
                LiveFrame arrived = _audit.Take(bytes, node);
                NodeTally tally = Tally(node);
                tally.Count(arrived);
                if (arrived.IsToBeKept && _archive != null && !_archive.TryAppend(node, bytes, out string fault))
                {
                    Fail(fault);
                }

                if (arrived is { IsVerified: true, Frame.Kind: FrameKind.Data })
                {
                    foreach (FrameRecord record in arrived.Frame.Records)
                    {
                        tally.Latest[record.Name] = record;
                        _history.Add(node, record);
                    }
                }
            }
        }

        private void Fail(string fault)
        {
            lock (_gate)
            {
                _fault = _fault.Length > 0 ? _fault : fault;
            }
        }

        private NodeTally Tally(string node)
        {
            if (!_tallies.TryGetValue(node, out NodeTally? tally))
            {
                _tallies[node] = tally = new NodeTally();
            }

            return tally;
        }

        private static string NodeOf(string topic)
        {
            string path = topic.EndsWith(FrameSuffix, StringComparison.Ordinal) ? topic[..^FrameSuffix.Length] : topic;
            return path[(path.LastIndexOf('/') + 1)..];
        }
    }
}
