using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Writes a node's device key, once: what is done when a node is made, and never by a running gateway. Whenever the power goes, the
    /// node has the whole key or none, and then it can be written again.
    /// </summary>
    public sealed class KeyProvisioning
    {
        private const string NewFileName = KeyStore.FileName + ".new";

        private readonly IFileStore _files;

        /// <summary>Names the store.</summary>
        public KeyProvisioning(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What is wrong and what to do; empty after <see cref="Outcome.Ok"/>. Never says anything of a key.</summary>
        public string Message { get; private set; } = "";

        /// <summary>
        /// Writes the key and reads it back. <see cref="Outcome.Unsupported"/> if the node has one already, which stays as it is;
        /// <see cref="Outcome.OutOfRange"/> for a key that is none; <see cref="Outcome.BadChecksum"/> if it read back differently;
        /// otherwise what the store answered. The caller wipes its key.
        /// </summary>
        /// <param name="keyId">Identifier of the key, 8 bytes; stands in every frame.</param>
        /// <param name="key">The device key, 32 random bytes.</param>
        public Outcome Write(byte[] keyId, byte[] key)
        {
            Message = "";
            if (keyId == null || keyId.Length != KeyRecord.KeyIdLength || key == null || key.Length != KeyRecord.KeyLength)
            {
                return Refuse(Outcome.OutOfRange, "the identifier must have 8 bytes and the key 32");
            }

            Outcome outcome = _files.Length(KeyStore.FileName, out _);
            if (outcome == Outcome.Ok)
            {
                return Refuse(Outcome.Unsupported, KeyStore.FileName + " is there already and stays; delete it first if this node is to become another");
            }

            if (outcome != Outcome.NotReady)
            {
                return Refuse(outcome, "the flash cannot be read; check the drive");
            }

            var record = new byte[KeyRecord.Length];
            KeyRecord.Write(keyId, key, record);
            string fault = KeyRecord.Judge(record, record.Length);
            outcome = fault.Length > 0 ? Refuse(Outcome.OutOfRange, "the key " + fault + "; draw another") : Store(record);
            Array.Clear(record, 0, record.Length);
            return outcome;
        }

        private Outcome Store(byte[] record)
        {
            // What a power cut has left of an earlier attempt.
            Outcome outcome = _files.Delete(NewFileName);
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Append(NewFileName, record, 0, record.Length);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(NewFileName);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Compare(NewFileName, record);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Rename(NewFileName, KeyStore.FileName);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(KeyStore.FileName);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Compare(KeyStore.FileName, record);
            }

            return outcome == Outcome.Ok ? outcome : Refuse(outcome, "the key could not be written: " + Outcomes.Name(outcome) + "; check the drive, then try again");
        }

        private Outcome Compare(string name, byte[] record)
        {
            var back = new byte[record.Length + 1];
            Outcome outcome = _files.Read(name, 0, back, 0, back.Length, out int count);
            if (outcome == Outcome.Ok)
            {
                outcome = count == record.Length && IsSame(back, record) ? Outcome.Ok : Outcome.BadChecksum;
            }

            Array.Clear(back, 0, back.Length);
            return outcome;
        }

        private static bool IsSame(byte[] back, byte[] record)
        {
            for (int i = 0; i < record.Length; i++)
            {
                if (back[i] != record[i])
                {
                    return false;
                }
            }

            return true;
        }

        private Outcome Refuse(Outcome outcome, string reason)
        {
            Message = reason;
            return outcome;
        }
    }
}
