using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Registry
{
    /// <summary>
    /// The nodes that were provisioned, by name: which frames to expect, and under which key identifiers. It holds no secret and vouches for nothing
    /// but what its file was trusted with.
    /// </summary>
    public sealed class NodeRegistry
    {
        /// <summary>The word for nodes that share a key with those who verify.</summary>
        public const string MacSeal = "mac";

        /// <summary>The word for nodes whose secure element signs.</summary>
        public const string SignatureSeal = "signature";

        private const int HashDigits = 64;

        private readonly SortedDictionary<string, RegistryEntry> _nodes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _nodeOfKey = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _nodeOfBoard = new(StringComparer.Ordinal);

        /// <summary>The nodes, in the order of their names.</summary>
        public IReadOnlyCollection<RegistryEntry> Nodes => _nodes.Values;

        /// <summary>Key identifiers and public keys, both hexadecimal, of nodes that sign or once did.</summary>
        public IEnumerable<(string KeyId, string PublicKey)> PublicKeys =>
            from node in Nodes
            from key in node.FormerKeys.Select(key => (key.KeyId, key.PublicKey)).Append((node.KeyId, node.PublicKey))
            where key.PublicKey is not null
            select (key.KeyId, key.PublicKey!);

        /// <summary>Loads a registry.</summary>
        /// <param name="path">The file.</param>
        /// <param name="registry">The registry.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryLoad(string path, [NotNullWhen(true)] out NodeRegistry? registry, out string error) => RegistryFile.TryLoad(path, out registry, out error);

        /// <summary>Writes the registry in place of an earlier one, whole or not at all.</summary>
        /// <param name="path">The file.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public bool TrySave(string path, out string error) => RegistryFile.TrySave(Nodes, path, out error);

        /// <summary>The registry as it stands in its file.</summary>
        public byte[] ToBytes() => RegistryFile.Write(Nodes);

        /// <summary>Finds a node.</summary>
        /// <param name="node">The node as it stands in topics.</param>
        /// <param name="entry">What is known of it.</param>
        public bool TryFind(string node, [NotNullWhen(true)] out RegistryEntry? entry) => _nodes.TryGetValue(node, out entry);

        /// <summary>Enters a node, or brings what is known of it up to date.</summary>
        /// <param name="entry">The node.</param>
        /// <param name="renewsKey">Whether a node that is there may be given another key; otherwise that is refused, unless the entry names the key as a former one.</param>
        /// <param name="reason">A clause when the result is false, else empty.</param>
        public bool TryEnter(RegistryEntry entry, bool renewsKey, out string reason)
        {
            RegistryEntry entered = _nodes.TryGetValue(entry.Node, out RegistryEntry? earlier) ? entry.Succeeding(earlier) : entry;
            reason = Fault(entered);
            if (reason.Length == 0 && earlier is not null)
            {
                reason = Contradiction(earlier, entry, renewsKey);
            }

            if (reason.Length > 0)
            {
                return false;
            }

            _nodes[entered.Node] = entered;
            foreach (string keyId in KeyIds(entered))
            {
                _nodeOfKey[keyId] = entered.Node;
            }

            if (entered.Eui64 is { } board)
            {
                _nodeOfBoard[board] = entered.Node;
            }

            return true;
        }

        private static string Contradiction(RegistryEntry earlier, RegistryEntry entry, bool renewsKey)
        {
            bool isSameKey = earlier.KeyId == entry.KeyId;
            bool isRenewed = renewsKey || entry.FormerKeys.Any(key => key.KeyId == earlier.KeyId);
            return !isSameKey && !isRenewed ? $"node {entry.Node} is registered with key {earlier.KeyId} since {earlier.Provisioned:yyyy-MM-dd}"
                : isSameKey && (earlier.Seal != entry.Seal || earlier.PublicKey != entry.PublicKey) ? $"another key is registered under {entry.KeyId}"
                : earlier.Eui64 is not null && entry.Eui64 is not null && earlier.Eui64 != entry.Eui64 ? $"node {entry.Node} is registered with the board {earlier.Eui64}"
                : "";
        }

        private static IEnumerable<string> KeyIds(RegistryEntry entry) => entry.FormerKeys.Select(key => key.KeyId).Append(entry.KeyId);

        private string Fault(RegistryEntry entry)
        {
            string? foreignKey = entry.FormerKeys.Contains(null!) ? null : KeyIds(entry).FirstOrDefault(id => _nodeOfKey.TryGetValue(id, out string? owner) && owner != entry.Node);
            bool hasTwin = _nodeOfBoard.TryGetValue(entry.Eui64 ?? "", out string? twin) && twin != entry.Node;
            return entry.Sensors.Contains(null!) || entry.Calibrations.Contains(null!) || entry.FormerKeys.Contains(null!) ? "it holds a null"
                : !NodeName.IsValid(entry.Node) ? "the node's name is not 1 to 32 characters of a-z, 0-9 and hyphen"
                : entry.Eui64 is { } eui && !IsHexadecimal(eui, FrameLimits.EuiDigits) ? $"the EUI-64 of {entry.Node} is not {FrameLimits.EuiDigits} lower-case hexadecimal digits"
                : !IsHexadecimal(entry.SettingsHash, HashDigits) ? $"the settings hash of {entry.Node} is not {HashDigits} lower-case hexadecimal digits"
                : KeyFault(entry) is { Length: > 0 } fault ? fault
                : foreignKey is not null ? $"key {foreignKey} is that of node {_nodeOfKey[foreignKey]}"
                : hasTwin ? $"the board {entry.Eui64} is registered as node {twin}"
                : _nodes.Count >= RegistryLimits.Nodes && !_nodes.ContainsKey(entry.Node) ? $"there are {RegistryLimits.Nodes} nodes already"
                : "";
        }

        private static string KeyFault(RegistryEntry entry)
        {
            var keys = entry.FormerKeys.Select(key => (key.KeyId, key.Seal, key.PublicKey)).Append((entry.KeyId, entry.Seal, entry.PublicKey)).ToList();
            return keys.Select(key => KeyFault(key.KeyId, key.Seal, key.PublicKey)).FirstOrDefault(fault => fault.Length > 0) is { } clause ? $"{clause} (node {entry.Node})"
                : keys.Select(key => key.KeyId).Distinct().Count() < keys.Count ? $"a key of {entry.Node} is listed twice"
                : keys.Count > RegistryLimits.FormerKeys + 1 ? $"{entry.Node} has more than {RegistryLimits.FormerKeys} former keys"
                : "";
        }

        private static string KeyFault(string keyId, string seal, string? publicKey)
        {
            if (!IsHexadecimal(keyId, 2 * FrameLimits.KeyIdBytes))
            {
                return $"a key identifier is not {2 * FrameLimits.KeyIdBytes} lower-case hexadecimal digits";
            }

            if (seal == MacSeal)
            {
                return publicKey is null ? "" : $"key {keyId} is shared and has a public key";
            }

            bool isPoint = publicKey is not null && KeyRing.IsHexadecimal(publicKey, FrameLimits.PublicKeyBytes);
            return seal != SignatureSeal ? $"the seal of key {keyId} is neither {MacSeal} nor {SignatureSeal}"
                : !isPoint || !PublicKey.TryRead(Convert.FromHexString(publicKey!), out PublicKey? key) ? $"the public key of {keyId} is not 04, X, Y of a point on P-256"
                : Convert.ToHexStringLower(key.KeyId.Span) != keyId ? $"the public key under {keyId} has another key identifier"
                : "";
        }

        private static bool IsHexadecimal(string text, int digits) => text.Length == digits && text.All(char.IsAsciiHexDigitLower);
    }
}
