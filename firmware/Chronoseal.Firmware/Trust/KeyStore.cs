using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// The node's MAC key in flash: file node.key, 40 or 44 bytes (<see cref="KeyRecord"/>). It is read once a boot, by the seal source, which
    /// forgets it as soon as it has made the boot's key. Never says anything of what the file holds.
    /// </summary>
    public sealed class KeyStore
    {
        /// <summary>The file.</summary>
        public const string FileName = "node.key";

        private const string Remedy = "; write the 40 bytes of the node, key identifier (8) and key (32), to it";

        private readonly IFileStore _files;

        /// <summary>Names the store.</summary>
        public KeyStore(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What is wrong and what to do; empty after <see cref="Outcome.Ok"/>.</summary>
        public string Message { get; private set; } = "";

        /// <summary>
        /// Whether there is a file of the right length, without looking into it. <see cref="Outcome.NotReady"/> if there is none,
        /// <see cref="Outcome.OutOfRange"/> for another length, otherwise what the store answered.
        /// </summary>
        public Outcome Check()
        {
            return Measure(out _);
        }

        /// <summary>
        /// Reads the key. As <see cref="Check"/>, and <see cref="Outcome.BadChecksum"/> for a file that is damaged,
        /// <see cref="Outcome.OutOfRange"/> for a key that is none. Both arrays are wiped unless <see cref="Outcome.Ok"/>.
        /// </summary>
        /// <param name="keyId">Takes the identifier, 8 bytes.</param>
        /// <param name="key">Takes the device key, 32 bytes; a secret that the caller wipes.</param>
        public Outcome Read(byte[] keyId, byte[] key)
        {
            Array.Clear(keyId, 0, keyId.Length);
            Array.Clear(key, 0, key.Length);
            Outcome outcome = Measure(out int length);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            var record = new byte[KeyRecord.Length];
            outcome = _files.Read(FileName, 0, record, 0, length, out int count);
            if (outcome == Outcome.Ok && count == length)
            {
                outcome = Take(record, length, keyId, key);
            }
            else
            {
                outcome = Refuse(outcome != Outcome.Ok ? outcome : Outcome.BusFault, "cannot be read");
            }

            Array.Clear(record, 0, record.Length);
            return outcome;
        }

        private Outcome Measure(out int length)
        {
            Message = "";
            Outcome outcome = _files.Length(FileName, out long lengthBytes);
            length = (int)lengthBytes;
            if (outcome == Outcome.NotReady)
            {
                return Refuse(outcome, "is not there");
            }

            if (outcome != Outcome.Ok)
            {
                return Refuse(outcome, "cannot be read");
            }

            bool isLength = lengthBytes == KeyRecord.PlainLength || lengthBytes == KeyRecord.Length;
            return isLength ? Outcome.Ok : Refuse(Outcome.OutOfRange, "has neither 40 nor 44 bytes");
        }

        private Outcome Take(byte[] record, int length, byte[] keyId, byte[] key)
        {
            string fault = KeyRecord.Judge(record, length);
            if (fault.Length > 0)
            {
                return Refuse(fault == KeyRecord.Damage ? Outcome.BadChecksum : Outcome.OutOfRange, fault);
            }

            Array.Copy(record, keyId, KeyRecord.KeyIdLength);
            Array.Copy(record, KeyRecord.KeyIdLength, key, 0, KeyRecord.KeyLength);
            return Outcome.Ok;
        }

        private Outcome Refuse(Outcome outcome, string reason)
        {
            Message = FileName + " " + reason + Remedy;
            return outcome;
        }
    }
}
