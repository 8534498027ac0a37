using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A node's way to the broker in memory.</summary>
    internal sealed class MemoryLink(MemoryBroker broker, PlantNode node) : IMqttLink
    {
        private const long ConnectNanoseconds = 50_000_000;

        private IMqttSink? _sink;
        private int _connection;
        private int _lastId;

        public bool IsConnected { get; private set; }

        public LinkFailure Failure { get; private set; }

        public void Attach(IMqttSink sink) => _sink = sink;

        public Outcome Connect(MqttSession session)
        {
            bool isMute = broker.Mode == BrokerMode.Mute;
            node.Timeline.Spend(isMute ? session.ConnectTimeoutMilliseconds * 1_000_000L : ConnectNanoseconds);
            IsConnected = broker.Mode == BrokerMode.Up;
            _connection++;
            Failure = IsConnected ? LinkFailure.None : isMute ? LinkFailure.NoAnswer : LinkFailure.Unreachable;
            return IsConnected ? Outcome.Ok : isMute ? Outcome.Timeout : Outcome.Nack;
        }

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (!IsConnected)
            {
                return Outcome.BusFault;
            }

            int id = messageId = _lastId = _lastId % 65_535 + 1;
            int connection = _connection;
            broker.Take(node, topic, payload.AsSpan(0, count).ToArray(), () => Acknowledge(connection, id));
            return Outcome.Ok;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce) => IsConnected ? Outcome.Ok : Outcome.BusFault;

        public void Disconnect() => IsConnected = false;

        public void Dispose()
        {
            IsConnected = false;
            _sink = null;
            broker.Forget(this);
        }

        /// <summary>Breaks the connection, as seen from both sides.</summary>
        internal void Break()
        {
            if (IsConnected)
            {
                IsConnected = false;
                node.World.Timeline.Schedule(node.World.Timeline.NowNanoseconds, () => _sink?.Disconnected());
            }
        }

        private void Acknowledge(int connection, int id)
        {
            if (IsConnected && connection == _connection)
            {
                _sink?.Acknowledged(id);
            }
        }
    }
}
