using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    internal sealed class LinkLog : IMqttSink
    {
        public List<string> Lines { get; } = new List<string>();

        public PlantWorld? World { get; set; }

        public void Acknowledged(int messageId)
        {
            Add("ack " + messageId);
        }

        public void Lost(int messageId)
        {
            Add("lost " + messageId);
        }

        public void Received(string topic, byte[] payload, int count)
        {
            Add(topic + " " + count);
        }

        public void Disconnected()
        {
            Add("gone");
        }

        private void Add(string text)
        {
            Lines.Add(World!.Timeline.NowNanoseconds + " " + text);
        }
    }
}
