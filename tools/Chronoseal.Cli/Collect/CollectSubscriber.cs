using System.Text;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Cli.Collect
{
    /// <summary>
    /// The collector's subscription: a persistent session at QoS 1. A message is acknowledged when the archive has it on the disk, on the client's
    /// thread; one that the archive cannot take ends the connection, so that the broker keeps it.
    /// </summary>
    internal sealed class CollectSubscriber : IDisposable
    {
        private readonly CollectOptions _options;
        private readonly ReceiptArchive _archive;
        private readonly ReceiptCheck? _check;
        private readonly RegistryWatch? _watch;
        private readonly Action<string> _say;
        private readonly MqttClient _client;
        private readonly ConnectPacket _connect;

        internal CollectSubscriber(CollectOptions options, ReceiptArchive archive, string clientId, ReceiptCheck? check, RegistryWatch? watch, Action wake, Action<string> say)
        {
            _options = options;
            _archive = archive;
            _check = check;
            _watch = watch;
            _say = say;
            _client = new MqttClient(new MqttClientSettings
            {
                Host = options.Broker.Host,
                Port = options.Broker.Port,
                UseTls = options.Broker.Tls,
                CaFile = options.CaFile,
                ClientCertificate = options.ClientCertificate,
                ClientKey = options.ClientKey,
            });
            _connect = new ConnectPacket
            {
                ClientId = clientId,
                CleanSession = false,
                KeepAliveSeconds = CollectLimits.KeepAliveSeconds,
                UserName = options.Broker.UserName,
                Password = options.Broker.Password is { } password ? Encoding.UTF8.GetBytes(password) : null,
            };
            _client.Received += Take;
            _client.PassedOver += PassOver;
            _client.Disconnected += reason =>
            {
                say($"Disconnected from the broker, {reason}.");
                wake();
            };
        }

        internal bool IsConnected => _client.IsConnected;

        internal CollectTally Tally { get; } = new();

        public void Dispose() => _client.Dispose();

        internal void TryConnect()
        {
            Outcome outcome = _client.Connect(_connect, CollectLimits.ConnectMilliseconds);
            bool hadSession = _client.IsSessionPresent;
            outcome = outcome == Outcome.Ok ? _client.Subscribe(FrameTopic.AllNodes, Qos.AtLeastOnce) : outcome;
            if (outcome == Outcome.Ok)
            {
                _say($"Connected to {_options.Broker}, {(hadSession ? "which had kept the session" : "with a new session: what was published before is not in it")}.");
                return;
            }

            _say($"Cannot use the broker, {_client.LastError}. Trying again.");
            _client.Abort();
        }

        private void Take(PublishPacket packet)
        {
            bool isRefused = false;
            bool isVerified = _check?.Examine(packet.Payload, ArchiveLayout.NodeOf(packet.Topic), out isRefused) ?? false;
            if (!_archive.TryKeep(packet.Topic, packet.Payload, isRefused, out Filing filing, out string fault))
            {
                _say(fault);
                throw new IOException("The archive cannot take the message.");
            }

            Tally.Count(filing, isVerified);
            if (filing == Filing.Archived)
            {
                _watch?.Look(packet.Payload);
            }
        }

        // Far too large for a frame. Hanging up would bring it again with every connection, and no frame behind it.
        private void PassOver(PublishPacket packet)
        {
            Tally.CountPassedOver();
            _say($"A message of {packet.DroppedBytes} bytes on {packet.Topic} is no frame and too large for the quarantine: passed over.");
        }
    }
}
