using System;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Derives the boot's MAC key from the device key: docs/frame-format.md, section 1. A boot key that leaks ends with its boot. The
    /// device key is in memory while <see cref="Open"/> runs, and at no other time.
    /// </summary>
    public sealed class MacSealSource : ISealSource
    {
        private const string Purpose = "chronoseal/1/boot/";

        private readonly IBoard _board;
        private readonly KeyStore _keys;

        /// <summary>Makes a source.</summary>
        /// <param name="board">Whose native hash is used where it has one.</param>
        /// <param name="keys">Where the device key lies.</param>
        public MacSealSource(IBoard board, KeyStore keys)
        {
            _board = board;
            _keys = keys;
        }

        /// <inheritdoc/>
        public string Message
        {
            get { return _keys.Message; }
        }

        /// <inheritdoc/>
        public Outcome Open(long boot, out IFrameSeal seal)
        {
            seal = null;
            var keyId = new byte[KeyRecord.KeyIdLength];
            var deviceKey = new byte[KeyRecord.KeyLength];
            Outcome outcome = _keys.Read(keyId, deviceKey);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            byte[] bootKey = Hkdf.Derive(new byte[0], deviceKey, Ascii.Bytes(Purpose + boot.ToString()));
            Array.Clear(deviceKey, 0, deviceKey.Length);

            // Where the image has no native HMAC, the managed one does the same, slower.
            if (_board.CreateKeyedHash(bootKey, out IKeyedHash keyedHash) != Outcome.Ok)
            {
                keyedHash = new ManagedHmacSha256(bootKey);
            }

            Array.Clear(bootKey, 0, bootKey.Length);
            seal = new MacSeal(keyedHash, keyId);
            return Outcome.Ok;
        }
    }
}
