using System.Collections.Concurrent;
using Chronoseal.Cli.Simulate;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Cli.Verify
{
    /// <summary>Frames as a broker delivers them: mqtt://host:port for all nodes, mqtt://host:port/node for one.</summary>
    internal sealed class MqttFrames : IDisposable
    {
        private readonly BlockingCollection<ArrivedFrame> _arrived = new(VerifyLimits.ArrivedFrames);
        private readonly MqttClient _client;
        private readonly BrokerAddress _address;
        private volatile string _fault = "";

        private MqttFrames(BrokerAddress address)
        {
            _address = address;
            Source = FrameSource.Arriving(_arrived, address.ToString());
            _client = new MqttClient(new MqttClientSettings { Host = address.Host, Port = address.Port, UseTls = address.Tls });
            _client.Received += Take;
            _client.Disconnected += reason => End($"the connection to {address} was lost ({reason}). What arrived before is reported; start again to go on.");
        }

        /// <summary>The frames.</summary>
        public FrameSource Source { get; }

        /// <summary>Why no more can arrive; empty while they can.</summary>
        public string Fault => _fault;

        public static bool IsAddress(string path) => path.StartsWith("mqtt://", StringComparison.Ordinal) || path.StartsWith("mqtts://", StringComparison.Ordinal);

        public static bool TryOpen(string path, out MqttFrames? frames, out string fault)
        {
            frames = null;
            int slash = path.IndexOf('/', path.IndexOf("//", StringComparison.Ordinal) + 2);
            string node = slash < 0 ? "" : path[(slash + 1)..].Trim('/');
            if (node.Length > 0 && !NodeName.IsValid(node))
            {
                fault = $"'{BrokerAddress.WithoutPassword(path)}' does not end with a node. Write mqtt://host:port for all nodes, or a node's name behind it.";
                return false;
            }

            if (!BrokerAddress.TryParse(slash < 0 ? path : path[..slash], out BrokerAddress? address, out fault))
            {
                return false;
            }

            var opened = new MqttFrames(address!);
            if (!opened.TryConnect(node.Length > 0 ? FrameTopic.Of(node) : FrameTopic.AllNodes, out fault))
            {
                opened.Dispose();
                return false;
            }

            frames = opened;
            return true;
        }

        /// <summary>Ends the frames; those that have arrived are still given.</summary>
        public void Complete() => _arrived.CompleteAdding();

        public void Dispose()
        {
            _client.Dispose();
            _arrived.Dispose();
        }

        private bool TryConnect(string topic, out string fault)
        {
            var connect = new ConnectPacket
            {
                ClientId = $"chronoseal-verify-{Guid.NewGuid():n}"[..23],
                CleanSession = true,
                KeepAliveSeconds = VerifyLimits.KeepAliveSeconds,
                UserName = _address.UserName,
                Password = _address.Password == null ? null : System.Text.Encoding.UTF8.GetBytes(_address.Password),
            };
            Outcome outcome = _client.Connect(connect, VerifyLimits.ConnectMilliseconds);
            outcome = outcome == Outcome.Ok ? _client.Subscribe(topic, Qos.AtLeastOnce) : outcome;
            fault = outcome == Outcome.Ok ? "" : $"cannot listen to {_address}: {_client.LastError}. Check that a broker runs there and lets you read {topic}.";
            return outcome == Outcome.Ok;
        }

        // Waits while the verifier is behind: the broker is then held back by the connection.
        private void Take(PublishPacket packet)
        {
            try
            {
                _arrived.Add(new ArrivedFrame(FrameTopic.NodeIn(packet.Topic), packet.Payload.ToArray()));
            }
            catch (InvalidOperationException)
            {
                // Ended: what arrives now is of the next run.
            }
        }

        private void End(string fault)
        {
            if (!_arrived.IsAddingCompleted)
            {
                _fault = fault;
                Complete();
            }
        }
    }
}
