using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>
    /// Keys by key identifier: device keys, from which every boot key follows; single boot keys; public keys of nodes and of collectors (frame format, 5).
    /// A collector's key verifies no frame and a node's no receipt. Nothing here ever shows a secret key: not in an error, not in a text.
    /// </summary>
    public sealed class KeyRing
    {
        private const char Mark = '/';
        private const string CollectorRole = "collector";

        private readonly SortedDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PublicKey> _publicKeys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PublicKey> _collectors = new(StringComparer.Ordinal);

        /// <summary>How many keys there are.</summary>
        public int Count => _keys.Count;

        /// <summary>What the keys stand under, in order: 16 lower-case hexadecimal digits, and behind a slash the boot of a single boot key, or "collector".</summary>
        public IReadOnlyCollection<string> KeyIds => _keys.Keys;

        /// <summary>True when a collector's key is listed: its receipts are then expected.</summary>
        public bool HasCollector => _collectors.Count > 0;

        internal IEnumerable<KeyValuePair<string, byte[]>> Entries => _keys;

        /// <summary>What a collector's key stands under.</summary>
        /// <param name="keyIdHex">16 hexadecimal digits.</param>
        public static string CollectorName(string keyIdHex) => $"{keyIdHex}{Mark}{CollectorRole}";

        /// <summary>Adds a key.</summary>
        /// <param name="name">16 hexadecimal digits, either case; behind a slash the boot count of a single boot key, or "collector".</param>
        /// <param name="key">32 bytes of a device key or a boot key, or 65 of a public key; a copy is kept.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public bool TryAdd(string name, ReadOnlySpan<byte> key, out string error)
        {
            if (!TryNormalise(name, out string id, out string role, out error) || !IsUsable(id, role, key, out error))
            {
                return false;
            }

            if (_keys.TryGetValue(id, out byte[]? known) && !CryptographicOperations.FixedTimeEquals(known, key))
            {
                error = $"there is another key for {id} already";
                return false;
            }

            _keys[id] = key.ToArray();
            return true;
        }

        /// <summary>Finds a device key.</summary>
        /// <param name="keyId">8 bytes, as in a frame.</param>
        /// <param name="key">32 bytes.</param>
        public bool TryGet(ReadOnlyMemory<byte> keyId, [NotNullWhen(true)] out byte[]? key) =>
            _keys.TryGetValue(Convert.ToHexStringLower(keyId.Span), out key) && key.Length == VerificationLimits.KeyBytes;

        /// <summary>Finds the key of a boot: derived from the device key, or given for this boot alone.</summary>
        /// <param name="keyId">8 bytes, as in a frame.</param>
        /// <param name="boot">Boot count, as in a frame.</param>
        /// <param name="key">32 bytes.</param>
        public bool TryGetBootKey(ReadOnlyMemory<byte> keyId, ulong boot, [NotNullWhen(true)] out byte[]? key)
        {
            if (TryGet(keyId, out byte[]? deviceKey))
            {
                key = BootKey.Derive(deviceKey, boot);
                return true;
            }

            return _keys.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(keyId.Span)}{Mark}{boot}"), out key);
        }

        /// <summary>Finds the public key of a node.</summary>
        /// <param name="keyId">8 bytes, as in a frame.</param>
        /// <param name="key">The key that somebody vouches for.</param>
        public bool TryGetPublicKey(ReadOnlyMemory<byte> keyId, [NotNullWhen(true)] out PublicKey? key) =>
            _publicKeys.TryGetValue(Convert.ToHexStringLower(keyId.Span), out key);

        /// <summary>Finds the public key of a collector.</summary>
        /// <param name="keyId">8 bytes, as in a statement.</param>
        /// <param name="key">The key that somebody vouches for.</param>
        public bool TryGetCollector(ReadOnlyMemory<byte> keyId, [NotNullWhen(true)] out PublicKey? key) =>
            _collectors.TryGetValue(Convert.ToHexStringLower(keyId.Span), out key);

        /// <summary>Loads a key file (frame format, 5).</summary>
        /// <param name="path">The file.</param>
        /// <param name="keys">The keys.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryLoad(string path, [NotNullWhen(true)] out KeyRing? keys, out string error) => KeyFile.TryLoad(path, out keys, out error);

        /// <summary>Writes a key file that only its owner may read, in place of an earlier one.</summary>
        /// <param name="path">The file.</param>
        /// <param name="error">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public bool TrySave(string path, out string error) => KeyFile.TrySave(this, path, out error);

        /// <summary>How many keys, and nothing of them.</summary>
        public override string ToString() => Count == 1 ? "1 key" : $"{Count} keys";

        internal static bool IsHexadecimal(string text, int lengthBytes) => text.Length == 2 * lengthBytes && text.All(char.IsAsciiHexDigit);

        private static bool TryNormalise(string name, out string id, out string role, out string error)
        {
            id = name.ToLowerInvariant();
            int mark = id.IndexOf(Mark);
            role = mark < 0 ? "" : id[(mark + 1)..];
            error = IsHexadecimal(mark < 0 ? id : id[..mark], FrameLimits.KeyIdBytes) ? "" : $"a key identifier is not {2 * FrameLimits.KeyIdBytes} hexadecimal digits";
            if (error.Length == 0 && mark >= 0 && role != CollectorRole && !IsBootCount(role))
            {
                error = $"what stands behind the slash of a key identifier is not a boot count from 1, nor \"{CollectorRole}\"";
            }

            return error.Length == 0;
        }

        // One way to write a count, so that two entries cannot stand for one boot.
        private static bool IsBootCount(string text) =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong boot) && boot > 0 && text[0] != '0';

        private bool IsUsable(string id, string role, ReadOnlySpan<byte> key, out string error)
        {
            error = "";
            bool isCollector = role == CollectorRole;
            if (key.Length == VerificationLimits.KeyBytes && !isCollector)
            {
                return true;
            }

            if ((role.Length > 0 && !isCollector) || key.Length != FrameLimits.PublicKeyBytes)
            {
                error = $"the key of {id} is {key.Length} bytes long instead of {(isCollector ? FrameLimits.PublicKeyBytes : VerificationLimits.KeyBytes)}";
                return false;
            }

            if (!PublicKey.TryRead(key, out PublicKey? publicKey))
            {
                error = $"the public key of {id} is not 04, X, Y of a point on P-256";
                return false;
            }

            string ownId = Convert.ToHexStringLower(publicKey.KeyId.Span);
            if (ownId != (isCollector ? id[..^(role.Length + 1)] : id))
            {
                error = $"the public key under {id} has the key identifier {ownId}: one of the two belongs to another node";
                return false;
            }

            return TryTake(isCollector ? _collectors : _publicKeys, isCollector ? _publicKeys : _collectors, ownId, publicKey, out error);
        }

        // Whoever holds a collector's key could otherwise sign frames that would be taken for those of a secure element.
        private static bool TryTake(Dictionary<string, PublicKey> role, Dictionary<string, PublicKey> otherRole, string id, PublicKey key, out string error)
        {
            error = otherRole.ContainsKey(id) ? $"{id} is listed for a node and for a collector: nobody can be both" : "";
            if (error.Length == 0)
            {
                role[id] = key;
            }

            return error.Length == 0;
        }
    }
}
