using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>Keys by key identifier. Nothing here ever shows a key: not in an error, not in a text.</summary>
    public sealed class KeyRing
    {
        private readonly SortedDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

        /// <summary>How many keys there are.</summary>
        public int Count => _keys.Count;

        /// <summary>The key identifiers, 16 lower-case hexadecimal digits each, in order.</summary>
        public IReadOnlyCollection<string> KeyIds => _keys.Keys;

        internal IEnumerable<KeyValuePair<string, byte[]>> Entries => _keys;

        /// <summary>Adds a key.</summary>
        /// <param name="keyIdHex">16 hexadecimal digits, either case.</param>
        /// <param name="key">32 bytes; a copy is kept.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty: a wrong length, or another key under this identifier.</param>
        public bool TryAdd(string keyIdHex, ReadOnlySpan<byte> key, out string error)
        {
            error = "";
            if (!IsHexadecimal(keyIdHex, FrameLimits.KeyIdBytes))
            {
                error = $"a key identifier is not {2 * FrameLimits.KeyIdBytes} hexadecimal digits";
                return false;
            }

            string id = keyIdHex.ToLowerInvariant();
            if (key.Length != VerificationLimits.KeyBytes)
            {
                error = $"the key of {id} is {key.Length} bytes long instead of {VerificationLimits.KeyBytes}";
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
            _keys.TryGetValue(Convert.ToHexStringLower(keyId.Span), out key);

        /// <summary>Finds the key of a boot.</summary>
        /// <param name="keyId">8 bytes, as in a frame.</param>
        /// <param name="boot">Boot count, as in a frame.</param>
        /// <param name="key">32 bytes.</param>
        public bool TryGetBootKey(ReadOnlyMemory<byte> keyId, ulong boot, [NotNullWhen(true)] out byte[]? key)
        {
            key = TryGet(keyId, out byte[]? deviceKey) ? BootKey.Derive(deviceKey, boot) : null;
            return key is not null;
        }

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
    }
}
