using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Registry;

namespace Chronoseal.Cli.Collect
{
    /// <summary>
    /// Holds what arrives against the registry of nodes, and tells of each stranger once. A warning, no verdict: the frame is kept, and `verify` says what it
    /// is worth. A registry that has been written since is read again before anybody is called a stranger. One thread looks; any may ask.
    /// </summary>
    internal sealed class RegistryWatch
    {
        private readonly string _path;
        private readonly Action<string> _say;
        private readonly HashSet<string> _named = new(StringComparer.Ordinal);
        private NodeRegistry _registry;
        private DateTime _written;
        private long _unregistered;
        private long _otherKeys;

        private RegistryWatch(string path, NodeRegistry registry, DateTime written, Action<string> say)
        {
            _path = path;
            _registry = registry;
            _written = written;
            _say = say;
        }

        /// <summary>Frames of nodes that are not registered.</summary>
        internal long Unregistered => Interlocked.Read(ref _unregistered);

        /// <summary>Frames of registered nodes under a key identifier that is not theirs.</summary>
        internal long OtherKeys => Interlocked.Read(ref _otherKeys);

        /// <summary>Loads the registry.</summary>
        /// <param name="path">Its file.</param>
        /// <param name="say">Takes what is to be told.</param>
        /// <param name="watch">The watch.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        internal static bool TryOpen(string path, Action<string> say, [NotNullWhen(true)] out RegistryWatch? watch, out string fault)
        {
            DateTime written = File.GetLastWriteTimeUtc(path);
            watch = NodeRegistry.TryLoad(path, out NodeRegistry? registry, out fault) ? new RegistryWatch(path, registry, written, say) : null;
            return watch is not null;
        }

        /// <summary>Looks at a message that was not refused.</summary>
        /// <param name="message">Its bytes; what is no frame is passed over.</param>
        internal void Look(ReadOnlyMemory<byte> message)
        {
            if (!FrameReader.TryRead(message, out Frame? frame, out _) || IsKnown(frame) || (HasReadAgain() && IsKnown(frame)))
            {
                return;
            }

            string node = PrintableText.Of(frame.Node);
            if (!_registry.TryFind(frame.Node, out RegistryEntry? entry))
            {
                Interlocked.Increment(ref _unregistered);
                Name(frame.Node, $"Node {node} is not in the registry; its key identifier is {frame.KeyIdHex}. Enter it with 'chronoseal provision --registry', or find out who it is.");
                return;
            }

            Interlocked.Increment(ref _otherKeys);
            Name($"{frame.Node} {frame.KeyIdHex}", $"Node {node} seals with key {frame.KeyIdHex}, and the registry has {entry.KeyId}. Either it got another key without being registered, or this is not that node.");
        }

        private bool IsKnown(Frame frame) => _registry.TryFind(frame.Node, out RegistryEntry? entry) && entry.HasKey(frame.KeyIdHex);

        private bool HasReadAgain()
        {
            DateTime written = File.GetLastWriteTimeUtc(_path);
            if (written == _written)
            {
                return false;
            }

            _written = written;
            if (!NodeRegistry.TryLoad(_path, out NodeRegistry? registry, out string fault))
            {
                _say($"{fault} The registry that was read before stays.");
                return false;
            }

            _registry = registry;
            return true;
        }

        private void Name(string stranger, string sentence)
        {
            if (_named.Count < CollectLimits.NamedStrangers && _named.Add(stranger))
            {
                _say(sentence);
            }
        }
    }
}
