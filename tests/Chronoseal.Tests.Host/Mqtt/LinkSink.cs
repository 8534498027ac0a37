using System.Collections.Concurrent;
using System.Text;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Writes down what a link reports, one line an event.</summary>
    internal sealed class LinkSink : IMqttSink
    {
        private readonly BlockingCollection<string> _lines = [];
        private volatile bool _isClosed;
        private int _late;

        public void Acknowledged(int messageId)
        {
            Note($"acknowledged {messageId}");
        }

        public void Lost(int messageId)
        {
            Note($"lost {messageId}");
        }

        public void Received(string topic, byte[] payload, int count)
        {
            Note($"received {topic} {Encoding.UTF8.GetString(payload, 0, count)}");
        }

        public void Disconnected()
        {
            Note("disconnected");
        }

        /// <summary>Lines that came after <see cref="Close"/> and before the next <see cref="Forget"/>.</summary>
        internal int LateLines => _late;

        /// <summary>From now on nothing may come any more.</summary>
        internal void Close()
        {
            _isClosed = true;
        }

        /// <summary>Starts anew: what came so far is of no interest.</summary>
        internal void Forget()
        {
            _isClosed = false;
            while (_lines.TryTake(out _))
            {
            }
        }

        private void Note(string line)
        {
            _lines.Add(line);
            if (_isClosed)
            {
                Interlocked.Increment(ref _late);
            }
        }

        internal string Next()
        {
            return _lines.TryTake(out string? line, 5000) ? line : "nothing";
        }
    }
}
