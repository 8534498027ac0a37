using System.Collections.Concurrent;
using System.Text;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>A client that keeps everything it was told, and waits for it with a deadline.</summary>
    internal sealed class Recorder : IDisposable
    {
        private const int PatienceMilliseconds = 5000;
        private readonly BlockingCollection<PublishPacket> _messages = [];
        private readonly BlockingCollection<int> _acknowledged = [];
        private readonly BlockingCollection<int> _lost = [];
        private readonly BlockingCollection<string> _ends = [];

        internal Recorder(int port)
            : this(new MqttClientSettings { Port = port, ReplyTimeoutMilliseconds = 2000 })
        {
        }

        internal Recorder(MqttClientSettings settings)
        {
            Client = new MqttClient(settings);
            Client.Received += _messages.Add;
            Client.Acknowledged += _acknowledged.Add;
            Client.Lost += _lost.Add;
            Client.Disconnected += _ends.Add;
        }

        internal MqttClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
        }

        internal static Recorder Connected(int port, string clientId, bool isClean = true, MqttWill? will = null, int keepAliveSeconds = 30)
        {
            var recorder = new Recorder(port);
            recorder.Connect(clientId, isClean, will, keepAliveSeconds);
            return recorder;
        }

        internal void Connect(string clientId, bool isClean = true, MqttWill? will = null, int keepAliveSeconds = 30)
        {
            var connect = new ConnectPacket { ClientId = clientId, CleanSession = isClean, Will = will, KeepAliveSeconds = keepAliveSeconds };
            Assert.AreEqual(Hal.Outcome.Ok, Client.Connect(connect, 5000), Client.LastError);
        }

        internal void Subscribe(string filter, Qos qos = Qos.AtLeastOnce)
        {
            Assert.AreEqual(Hal.Outcome.Ok, Client.Subscribe(filter, qos), Client.LastError);
        }

        internal int Publish(string topic, string text, Qos qos = Qos.AtLeastOnce, bool retain = false)
        {
            Hal.Outcome outcome = Client.Publish(topic, Encoding.UTF8.GetBytes(text), qos, retain, out int id);
            Assert.AreEqual(Hal.Outcome.Ok, outcome, Client.LastError);
            return id;
        }

        /// <summary>Publishes at QoS 1 and waits for the PUBACK: whatever was published before has then been routed.</summary>
        internal void PublishAndWait(string topic, string text, bool retain = false)
        {
            int id = Publish(topic, text, retain: retain);
            Assert.AreEqual(id, NextAcknowledged());
        }

        internal PublishPacket NextMessage()
        {
            return Next(_messages, "message");
        }

        internal string NextText()
        {
            return Encoding.UTF8.GetString(NextMessage().Payload.Span);
        }

        internal int NextAcknowledged()
        {
            return Next(_acknowledged, "acknowledgement");
        }

        internal int NextLost()
        {
            return Next(_lost, "loss");
        }

        internal string NextEnd()
        {
            return Next(_ends, "end");
        }

        /// <summary>A message to oneself comes after everything that was routed before: then nothing else is on its way.</summary>
        internal void AssertNoMessage()
        {
            string marker = "marker/" + Guid.NewGuid().ToString("N");
            Subscribe(marker);
            Publish(marker, "end");
            Assert.AreEqual(marker, NextMessage().Topic);
        }

        private static T Next<T>(BlockingCollection<T> source, string what)
        {
            Assert.IsTrue(source.TryTake(out T? item, PatienceMilliseconds), $"no {what} within {PatienceMilliseconds} ms");
            return item;
        }
    }
}
