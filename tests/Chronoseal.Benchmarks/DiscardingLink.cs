using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Benchmarks
{
    /// <summary>A broker without a network: acknowledges everything after a fixed virtual time. What remains is the node itself.</summary>
    public sealed class DiscardingLink : IMqttLink
    {
        private const long AcknowledgeNanoseconds = 20_000_000;
        private const int IdLimit = 65_535;

        private readonly VirtualTimeline _plant;
        private readonly PlantTimer _acknowledge;
        private readonly Queue<int> _pending = new();
        private IMqttSink? _sink;
        private int _lastId;

        /// <summary>Makes a link.</summary>
        public DiscardingLink(VirtualTimeline plant)
        {
            _plant = plant;
            _acknowledge = plant.CreateTimer(AcknowledgeAll);
        }

        /// <summary>Bytes published.</summary>
        public long PublishedBytes { get; private set; }

        /// <inheritdoc/>
        public bool IsConnected { get; private set; }

        /// <inheritdoc/>
        public LinkFailure Failure => LinkFailure.None;

        /// <inheritdoc/>
        public void Attach(IMqttSink sink)
        {
            _sink = sink;
        }

        /// <inheritdoc/>
        public Outcome Connect(MqttSession session)
        {
            IsConnected = true;
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = _lastId = _lastId % IdLimit + 1;
            PublishedBytes += count;
            _pending.Enqueue(messageId);
            if (!_acknowledge.IsSet)
            {
                _acknowledge.Set(_plant.NowNanoseconds + AcknowledgeNanoseconds);
            }

            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome Subscribe(string topicFilter, bool atLeastOnce) => Outcome.Ok;

        /// <inheritdoc/>
        public void Disconnect()
        {
            IsConnected = false;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _sink = null;
            IsConnected = false;
        }

        private void AcknowledgeAll()
        {
            while (_pending.TryDequeue(out int id))
            {
                _sink?.Acknowledged(id);
            }
        }
    }
}
