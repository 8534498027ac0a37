using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// The bytes of the boot ledger in two files by turns: format (1), generation (4), totals (12), count (1), records of 16, CRC-32. The whole one of the
    /// higher generation counts; the other is written next.
    /// </summary>
    internal sealed class BootSlots
    {
        internal const int BrownOutsAt = 5;
        internal const int BadInRowAt = 9;
        internal const int BadSinceSafeModeAt = 13;
        internal const int CountAt = 17;

        private const byte Format = 1;
        private const int GenerationAt = 1;
        private const int RecordBytes = 16;
        private const int CheckAt = CountAt + 1 + (HealthLimits.BootRecords * RecordBytes);
        private const int Bytes = CheckAt + 4;

        private static readonly string[] Names = { "boots-0", "boots-1" };

        private readonly IFileStore _files;
        private long _generation;
        private int _next;

        internal BootSlots(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What was read, and what is written next; format, generation and check are put in here.</summary>
        internal byte[] Buffer { get; private set; } = new byte[Bytes];

        /// <summary>Whether there was nothing to read.</summary>
        internal bool IsEmpty
        {
            get { return _generation == 0; }
        }

        internal static int RecordAt(int index)
        {
            return CountAt + 1 + (index * RecordBytes);
        }

        /// <summary>Reads the newer slot; false if there is one and neither can be used.</summary>
        internal bool Read()
        {
            bool isThere = false;
            var other = new byte[Bytes];
            for (int i = 0; i < Names.Length; i++)
            {
                Outcome outcome = _files.Read(Names[i], 0, other, 0, Bytes, out int read);
                isThere |= outcome != Outcome.NotReady;
                long generation = outcome == Outcome.Ok && IsWhole(other, read) ? LittleEndian.Read(other, GenerationAt, 4) : 0;
                if (generation > _generation)
                {
                    _generation = generation;
                    _next = 1 - i;
                    byte[] spare = Buffer;
                    Buffer = other;
                    other = spare;
                }
            }

            return _generation > 0 || !isThere;
        }

        /// <summary>Writes the buffer into the older slot.</summary>
        internal Outcome Write()
        {
            Buffer[0] = Format;
            LittleEndian.Write(Buffer, GenerationAt, _generation + 1, 4);
            LittleEndian.Write(Buffer, CheckAt, Crc32.Compute(Buffer, 0, CheckAt), 4);
            string name = Names[_next];
            Outcome outcome = _files.Delete(name);
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Append(name, Buffer, 0, Bytes);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(name);
            }

            if (outcome == Outcome.Ok)
            {
                _generation++;
                _next = 1 - _next;
            }

            return outcome;
        }

        // A check proves that the bytes are as they were written, not that this firmware wrote them.
        private static bool IsWhole(byte[] buffer, int read)
        {
            if (read != Bytes || buffer[0] != Format || (uint)LittleEndian.Read(buffer, CheckAt, 4) != Crc32.Compute(buffer, 0, CheckAt)
                || buffer[CountAt] == 0 || buffer[CountAt] > HealthLimits.BootRecords)
            {
                return false;
            }

            for (int i = 0; i < buffer[CountAt]; i++)
            {
                int at = RecordAt(i);
                if (buffer[at + 4] > (byte)ResetReason.DeepSleep || buffer[at + 5] > (byte)BootPhase.Waiting || buffer[at + 7] >= RestartCauses.Count)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
