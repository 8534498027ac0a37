using System.Collections.Concurrent;
using System.Text;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Writes down what a link reports, one line an event.</summary>
    internal sealed class LinkSink : IMqttSink
    {
        private readonly BlockingCollection<string> _lines = [];

        public void Acknowledged(int messageId)
        {
            _lines.Add($"acknowledged {messageId}");
        }

        public void Lost(int messageId)
        {
            _lines.Add($"lost {messageId}");
        }

        public void Received(string topic, byte[] payload, int count)
        {
            _lines.Add($"received {topic} {Encoding.UTF8.GetString(payload, 0, count)}");
        }

        public void Disconnected()
        {
            _lines.Add("disconnected");
        }

        internal string Next()
        {
            return _lines.TryTake(out string? line, 5000) ? line : "nothing";
        }
    }
}
