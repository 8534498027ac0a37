using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>
    /// Keys by key identifier: device keys, from which every boot key follows; single boot keys; public keys (frame format, 5). Nothing here
    /// ever shows a secret key: not in an error, not in a text.
    /// </summary>
    public sealed class KeyRing
    {
        private const char BootMark = '/';

        private readonly SortedDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PublicKey> _publicKeys = new(StringComparer.Ordinal);

        /// <summary>How many keys there are.</summary>
        public int Count => _keys.Count;

        /// <summary>What the keys stand under, in order: 16 lower-case hexadecimal digits, and for a single boot key the boot behind a slash.</summary>
        public IReadOnlyCollection<string> KeyIds => _keys.Keys;

        internal IEnumerable<KeyValuePair<string, byte[]>> Entries => _keys;

        /// <summary>Adds a key.</summary>
        /// <param name="name">16 hexadecimal digits, either case; for the key of one boot, a slash and the boot count behind them.</param>
        /// <param name="key">32 bytes of a device key or a boot key, or 65 of a public key; a copy is kept.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public bool TryAdd(string name, ReadOnlySpan<byte> key, out string error)
        {
            if (!TryNormalise(name, out string id, out bool isBootKey, out error) || !IsUsable(id, isBootKey, key, out error))
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

            return _keys.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(keyId.Span)}{BootMark}{boot}"), out key);
        }

        /// <summary>Finds a public key.</summary>
        /// <param name="keyId">8 bytes, as in a frame.</param>
        /// <param name="key">The key that somebody vouches for.</param>
        public bool TryGetPublicKey(ReadOnlyMemory<byte> keyId, [NotNullWhen(true)] out PublicKey? key) =>
            _publicKeys.TryGetValue(Convert.ToHexStringLower(keyId.Span), out key);

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

        private static bool TryNormalise(string name, out string id, out bool isBootKey, out string error)
        {
            int mark = name.IndexOf(BootMark);
            string keyId = mark < 0 ? name : name[..mark];
            id = name.ToLowerInvariant();
            isBootKey = mark >= 0;
            error = IsHexadecimal(keyId, FrameLimits.KeyIdBytes) ? "" : $"a key identifier is not {2 * FrameLimits.KeyIdBytes} hexadecimal digits";
            if (error.Length == 0 && isBootKey && !IsBootCount(name[(mark + 1)..]))
            {
                error = "what stands behind the slash of a key identifier is not a boot count from 1";
            }

            return error.Length == 0;
        }

        // One way to write a count, so that two entries cannot stand for one boot.
        private static bool IsBootCount(string text) =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong boot) && boot > 0 && text[0] != '0';

        private bool IsUsable(string id, bool isBootKey, ReadOnlySpan<byte> key, out string error)
        {
            error = "";
            if (key.Length == VerificationLimits.KeyBytes)
            {
                return true;
            }

            if (isBootKey || key.Length != FrameLimits.PublicKeyBytes)
            {
                error = $"the key of {id} is {key.Length} bytes long instead of {VerificationLimits.KeyBytes}";
                return false;
            }

            if (!PublicKey.TryRead(key, out PublicKey? publicKey))
            {
                error = $"the public key of {id} is not 04, X, Y of a point on P-256";
                return false;
            }

            string ownId = Convert.ToHexStringLower(publicKey.KeyId.Span);
            if (ownId != id)
            {
                error = $"the public key under {id} has the key identifier {ownId}: one of the two belongs to another node";
                return false;
            }

            _publicKeys[id] = publicKey;
            return true;
        }
    }
}
