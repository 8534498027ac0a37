using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>
    /// An independent subscriber that verifies every frame as it arrives. It subscribes at QoS 0 and before the node is let in: mosquitto
    /// writes a message to its subscribers' sockets before it acknowledges it, and what is in a socket survives the death of the broker.
    /// A subscriber that acknowledged could lose the rest of its socket when its own write failed.
    /// </summary>
    internal sealed class Observer(int port, FrameLog log, string node) : IDisposable
    {
        private const string MarkerTopic = "marker";
        private const int PatienceMilliseconds = 10_000;

        private readonly ManualResetEventSlim _ended = new(true);
        private readonly ManualResetEventSlim _marked = new(false);
        private readonly Lock _gate = new();
        private MqttClient? _client;

        /// <summary>The latest retained or live text of the state topic.</summary>
        internal string State { get; private set; } = "";

        public void Dispose() => _client?.Dispose();

        /// <summary>Subscribes to the node's frames and state, anew, after having read the old connection to its end.</summary>
        internal void Connect()
        {
            Assert.IsTrue(_ended.Wait(PatienceMilliseconds), "the observer's old connection did not end");
            _ended.Reset();
            _client = new MqttClient(new MqttClientSettings { Port = port });
            _client.Received += Take;
            _client.Disconnected += _ => _ended.Set();
            var connect = new ConnectPacket { ClientId = "observer", CleanSession = true, KeepAliveSeconds = 60 };
            Assert.AreEqual(Hal.Outcome.Ok, _client.Connect(connect, PatienceMilliseconds), _client.LastError);
            foreach (string topic in new[] { $"chronoseal/1/{node}/frame", $"chronoseal/1/{node}/state", MarkerTopic })
            {
                Assert.AreEqual(Hal.Outcome.Ok, _client.Subscribe(topic, Qos.AtMostOnce), _client.LastError);
            }
        }

        /// <summary>Returns when everything that the broker has taken so far has arrived here.</summary>
        internal void CatchUp()
        {
            _marked.Reset();
            Assert.AreEqual(Hal.Outcome.Ok, _client!.Publish(MarkerTopic, Array.Empty<byte>(), Qos.AtLeastOnce, false, out _));
            Assert.IsTrue(_marked.Wait(PatienceMilliseconds), "the observer's own message did not come back");
        }

        /// <summary>Looks at the log while nothing is added to it.</summary>
        internal T Look<T>(Func<FrameLog, T> look)
        {
            lock (_gate)
            {
                return look(log);
            }
        }

        private void Take(PublishPacket message)
        {
            lock (_gate)
            {
                if (message.Topic == MarkerTopic)
                {
                    _marked.Set();
                }
                else if (message.Topic.EndsWith("/state", StringComparison.Ordinal))
                {
                    State = System.Text.Encoding.ASCII.GetString(message.Payload.Span);
                }
                else
                {
                    log.Take(message.Payload.ToArray());
                }
            }
        }
    }
}
