using System;
using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// One of the two files that hold a configuration: "CSCF", version of the schema (2 bytes), length of the text (2), generation (8), the text of
    /// <see cref="SettingSet.Bytes"/> with secrets, CRC-32 over all before it (4); numbers least significant byte first. This head stays what it is in
    /// every version, so that any firmware can say why it refuses a slot.
    /// </summary>
    internal sealed class ConfigurationSlot
    {
        internal const int HeadLength = 16;
        internal const int CheckLength = 4;

        private const int VersionOffset = 4;
        private const int LengthOffset = 6;
        private const int GenerationOffset = 8;

        private static readonly byte[] Magic = { (byte)'C', (byte)'S', (byte)'C', (byte)'F' };

        private readonly IFileStore _files;

        internal ConfigurationSlot(IFileStore files, string name)
        {
            _files = files;
            Name = name;
        }

        /// <summary>The file.</summary>
        internal string Name { get; }

        /// <summary>Its settings; null unless it is good.</summary>
        internal SettingSet Set { get; private set; }

        /// <summary>Its generation; 0 where it cannot be believed.</summary>
        internal long Generation { get; private set; }

        /// <summary>Why it is refused; empty if it is good or not there.</summary>
        internal string Message { get; private set; } = "";

        /// <summary>Reads it anew. A flash that fails is asked again, for what failed once would put out a node until somebody comes.</summary>
        internal void Read()
        {
            Outcome outcome = ReadOnce();
            for (int i = 1; i < Limits.ConfigurationReads && outcome != Outcome.Ok; i++)
            {
                outcome = ReadOnce();
            }
        }

        // Ok unless the flash failed, whatever was in the file.
        private Outcome ReadOnce()
        {
            Set = null;
            Generation = 0;
            Message = "";
            Outcome outcome = _files.Length(Name, out long lengthBytes);
            if (outcome == Outcome.NotReady)
            {
                return Outcome.Ok;
            }

            bool fits = lengthBytes >= HeadLength + CheckLength && lengthBytes <= HeadLength + Limits.ConfigurationBytes + CheckLength;
            if (outcome == Outcome.Ok && !fits)
            {
                Message = Name + " is damaged";
                return Outcome.Ok;
            }

            var bytes = new byte[outcome == Outcome.Ok ? (int)lengthBytes : 0];
            int count = 0;
            outcome = outcome == Outcome.Ok ? _files.Read(Name, 0, bytes, 0, bytes.Length, out count) : outcome;
            string fault = outcome != Outcome.Ok || count != bytes.Length ? "cannot be read: " + Outcomes.Name(outcome) : Take(bytes);
            Message = fault.Length > 0 ? Name + " " + fault : "";
            Array.Clear(bytes, 0, bytes.Length);
            return outcome;
        }

        /// <summary>Writes it anew, flushes, reads back and compares. Unless <see cref="Outcome.Ok"/>, nothing is there that a boot would take.</summary>
        internal Outcome Write(SettingSet set, long generation)
        {
            byte[] bytes = Encode(set, generation);
            Outcome outcome = _files.Delete(Name);
            outcome = outcome == Outcome.Ok ? _files.Append(Name, bytes, 0, bytes.Length) : outcome;
            outcome = outcome == Outcome.Ok ? _files.Flush(Name) : outcome;
            outcome = outcome == Outcome.Ok ? Compare(bytes) : outcome;
            Array.Clear(bytes, 0, bytes.Length);
            if (outcome != Outcome.Ok)
            {
                _files.Delete(Name);
            }

            Read();
            return outcome == Outcome.Ok && Set == null ? Outcome.BusFault : outcome;
        }

        private static byte[] Encode(SettingSet set, long generation)
        {
            byte[] text = set.Bytes(true);
            var bytes = new byte[HeadLength + text.Length + CheckLength];
            Array.Copy(Magic, bytes, Magic.Length);
            LittleEndian.Write(bytes, VersionOffset, Schema.Version, 2);
            LittleEndian.Write(bytes, LengthOffset, text.Length, 2);
            LittleEndian.Write(bytes, GenerationOffset, generation, 8);
            Array.Copy(text, 0, bytes, HeadLength, text.Length);
            Array.Clear(text, 0, text.Length);
            int check = bytes.Length - CheckLength;
            LittleEndian.Write(bytes, check, Crc32.Compute(bytes, 0, check), CheckLength);
            return bytes;
        }

        private Outcome Compare(byte[] written)
        {
            var bytes = new byte[written.Length];
            Outcome outcome = _files.Length(Name, out long lengthBytes);
            int count = 0;
            outcome = outcome == Outcome.Ok ? _files.Read(Name, 0, bytes, 0, bytes.Length, out count) : outcome;
            bool isSame = lengthBytes == bytes.Length && count == bytes.Length;
            for (int i = 0; i < bytes.Length; i++)
            {
                isSame &= bytes[i] == written[i];
            }

            Array.Clear(bytes, 0, bytes.Length);
            return outcome == Outcome.Ok && !isSame ? Outcome.BadChecksum : outcome;
        }

        // Why it is refused; empty if it is taken.
        private string Take(byte[] bytes)
        {
            int check = bytes.Length - CheckLength;
            bool isOurs = true;
            for (int i = 0; i < Magic.Length; i++)
            {
                isOurs &= bytes[i] == Magic[i];
            }

            if (!isOurs || LittleEndian.ReadUInt32(bytes, check) != Crc32.Compute(bytes, 0, check))
            {
                return "is damaged";
            }

            Generation = LittleEndian.Read(bytes, GenerationOffset, 8);
            int version = LittleEndian.ReadUInt16(bytes, VersionOffset);
            if (version != Schema.Version)
            {
                return "is of version " + version.ToString() + " of the settings, and this firmware knows only " + Schema.Version.ToString();
            }

            int length = LittleEndian.ReadUInt16(bytes, LengthOffset);
            if (length != check - HeadLength || Generation < 1 || Generation == long.MaxValue)
            {
                Generation = 0;
                return "is damaged";
            }

            var text = new SettingText(null);
            if (text.Read(bytes, HeadLength, length) != Outcome.Ok)
            {
                // Written by a firmware, not typed: its remedies for lines would lead astray.
                return "has a setting that this firmware does not take, in line " + text.Line.ToString();
            }

            string fault = SettingRules.Judge(text.Set);
            Set = fault.Length == 0 ? text.Set : null;
            return fault;
        }
    }
}
