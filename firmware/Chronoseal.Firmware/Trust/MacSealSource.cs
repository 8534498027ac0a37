using System;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Derives the boot's MAC key from the device key: docs/frame-format.md, section 1. A boot key that leaks ends with its boot. Forgets the
    /// device key, and whoever gave it should as well.
    /// </summary>
    public sealed class MacSealSource : ISealSource
    {
        private const string Purpose = "chronoseal/1/boot/";

        private readonly IBoard _board;
        private readonly byte[] _keyId;
        private readonly byte[] _deviceKey;

        /// <summary>Makes a source.</summary>
        /// <param name="board">Whose native hash is used where it has one.</param>
        /// <param name="keyId">8 bytes.</param>
        /// <param name="deviceKey">32 bytes; a copy is kept until the seal is made.</param>
        public MacSealSource(IBoard board, byte[] keyId, byte[] deviceKey)
        {
            _board = board;
            _keyId = keyId;
            _deviceKey = new byte[deviceKey.Length];
            Array.Copy(deviceKey, _deviceKey, deviceKey.Length);
        }

        /// <inheritdoc/>
        public Outcome Open(long boot, out IFrameSeal seal)
        {
            byte[] bootKey = Hkdf.Derive(new byte[0], _deviceKey, Ascii.Bytes(Purpose + boot.ToString()));
            Array.Clear(_deviceKey, 0, _deviceKey.Length);

            // Where the image has no native HMAC, the managed one does the same, slower.
            if (_board.CreateKeyedHash(bootKey, out IKeyedHash keyedHash) != Outcome.Ok)
            {
                keyedHash = new ManagedHmacSha256(bootKey);
            }

            Array.Clear(bootKey, 0, bootKey.Length);
            seal = new MacSeal(keyedHash, _keyId);
            return Outcome.Ok;
        }
    }
}
