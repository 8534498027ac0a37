using System.Text;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>Everything that leaves a node, by where it left.</summary>
    internal sealed class NodeOutputs
    {
        private readonly Dictionary<string, MemoryStream> _streams = [];

        internal IEnumerable<string> Names => _streams.Keys;

        internal void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text + "\n"));

        internal void Add(string name, ReadOnlySpan<byte> bytes)
        {
            if (!_streams.TryGetValue(name, out MemoryStream? stream))
            {
                _streams[name] = stream = new MemoryStream();
            }

            stream.Write(bytes);
        }

        internal void AddFiles(MemoryFileStore files, params string[] exceptions)
        {
            foreach (string name in files.Names.Except(exceptions))
            {
                files.Length(name, out long length);
                var content = new byte[length];
                Assert.AreEqual(Outcome.Ok, files.Read(name, 0, content, 0, content.Length, out _), name);
                Add("file " + name, content);
            }
        }

        /// <summary>A link to a broker that notes all that is said, except the password where it belongs.</summary>
        internal IMqttLink Listen(MemoryLink link) => new ListeningLink(link, this);

        internal List<string> Search(SecretSearch search) => [.. _streams.SelectMany(s => search.Find(s.Key, s.Value.ToArray()))];

        internal string Text(string name) => Encoding.UTF8.GetString(_streams[name].ToArray());

        internal bool Holds(string name, string text) => Text(name).Contains(text, StringComparison.Ordinal);

        internal long Length(string name) => _streams.TryGetValue(name, out MemoryStream? stream) ? stream.Length : 0;

        private sealed class ListeningLink(MemoryLink link, NodeOutputs outputs) : IMqttLink, IDisposable
        {
            public bool IsConnected => link.IsConnected;

            public LinkFailure Failure => link.Failure;

            public void Attach(IMqttSink sink) => link.Attach(sink);

            public Outcome Connect(MqttSession session)
            {
                outputs.Add("session", $"{session} {session.ClientId} {session.UserName} {session.WillTopic} {session.WillMessage}");
                return link.Connect(session);
            }

            public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
            {
                outputs.Add("topic", topic);
                outputs.Add("payload of " + topic[(topic.LastIndexOf('/') + 1)..], payload.AsSpan(0, count));
                return link.Publish(topic, payload, count, atLeastOnce, retain, out messageId);
            }

            public Outcome Subscribe(string topicFilter, bool atLeastOnce)
            {
                outputs.Add("topic", topicFilter);
                return link.Subscribe(topicFilter, atLeastOnce);
            }

            public void Disconnect() => link.Disconnect();

            public void Dispose() => link.Dispose();
        }
    }
}
