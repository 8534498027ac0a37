using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>A stand-in for a link over sockets: acknowledges from threads of the pool, after a real delay that varies.</summary>
    internal sealed class ThreadedLink : IMqttLink
    {
        private readonly Random _random = new Random(1);
        private IMqttSink? _sink;
        private int _lastId;

        public bool IsConnected { get; private set; }

        public bool IsSilent { get; set; }

        public LinkFailure Failure
        {
            get { return LinkFailure.None; }
        }

        public void Attach(IMqttSink sink)
        {
            _sink = sink;
        }

        public Outcome Connect(MqttSession session)
        {
            IsConnected = true;
            return Outcome.Ok;
        }

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            int id = messageId = ++_lastId;
            if (!IsSilent)
            {
                Task.Delay(_random.Next(30)).ContinueWith(_ => _sink!.Acknowledged(id));
            }

            return Outcome.Ok;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            return Outcome.Ok;
        }

        public void Disconnect()
        {
            IsConnected = false;
        }

        public void Dispose()
        {
            IsConnected = false;
        }

        public void Break()
        {
            IsConnected = false;
            Task.Run(() => _sink!.Disconnected());
        }

        public void Deliver(string topic, byte[] payload)
        {
            _sink!.Received(topic, payload, payload.Length);
        }
    }
}
