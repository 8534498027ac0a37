using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>The node's key as it lies in flash: 8 bytes that identify it and 32 bytes of key, nothing else.</summary>
    internal sealed class StoredKey
    {
        internal const string FileName = "node.key";
        private const int KeyIdBytes = 8;
        private const int KeyBytes = 32;
        private const string Remedy = "; write the 40 bytes of the node, key identifier (8) and key (32), to it";

        private readonly IFileStore _files;

        internal StoredKey(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What is wrong; empty after <see cref="Outcome.Ok"/>.</summary>
        internal string Message { get; private set; } = "";

        /// <summary>Puts the key into a configuration.</summary>
        internal Outcome Read(GatewayConfiguration gateway)
        {
            Outcome outcome = _files.Length(FileName, out long lengthBytes);
            if (outcome == Outcome.NotReady)
            {
                return Refuse(outcome, "is not there");
            }

            if (outcome == Outcome.Ok && lengthBytes != KeyIdBytes + KeyBytes)
            {
                return Refuse(Outcome.OutOfRange, "has not exactly 40 bytes");
            }

            var bytes = new byte[KeyIdBytes + KeyBytes];
            int count = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Read(FileName, 0, bytes, 0, bytes.Length, out count);
            }

            if (outcome != Outcome.Ok || count != bytes.Length)
            {
                return Refuse(outcome != Outcome.Ok ? outcome : Outcome.BusFault, "cannot be read");
            }

            gateway.KeyId = Part(bytes, 0, KeyIdBytes);
            gateway.Key = Part(bytes, KeyIdBytes, KeyBytes);
            Array.Clear(bytes, 0, bytes.Length);
            return IsBlank(gateway.Key) ? Refuse(Outcome.OutOfRange, "holds a blank key") : Outcome.Ok;
        }

        // Erased flash and a file that was only reserved: all bytes alike. No random key looks so.
        private static bool IsBlank(byte[] key)
        {
            for (int i = 1; i < key.Length; i++)
            {
                if (key[i] != key[0])
                {
                    return false;
                }
            }

            return true;
        }

        private static byte[] Part(byte[] bytes, int offset, int count)
        {
            var part = new byte[count];
            Array.Copy(bytes, offset, part, 0, count);
            return part;
        }

        private Outcome Refuse(Outcome outcome, string reason)
        {
            Message = FileName + " " + reason + Remedy;
            return outcome;
        }
    }
}
