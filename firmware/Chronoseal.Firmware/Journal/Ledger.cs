using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// A few numbers on flash that only ever rise, as a log of small records, each written twice: the highest value of each entry counts, so that
    /// neither a damaged record nor one that comes back from an older file can make a number fall. Rewritten at boot and when it has grown. Used
    /// by the acquisition task and the uplink: calls are atomic.
    /// </summary>
    public sealed class Ledger
    {
        private const string FileName = "ledger.log";
        private const string NewFileName = "ledger.new";
        private const int CopyLength = 16;
        private const int RecordLength = 2 * CopyLength;
        private const int Entries = 9;

        // Every read and every append opens the file anew on a device: a full ledger is read in 32 steps, and rewritten in one.
        private const int RecordsAtOnce = 16;

        private readonly object _gate = new object();
        private readonly IFileStore _files;
        private readonly long[] _values = new long[Entries];
        private readonly byte[] _records = new byte[RecordsAtOnce * RecordLength];
        private long _length;
        private bool _isDamaged;

        /// <summary>Makes a ledger over a store; <see cref="Open"/> reads it.</summary>
        public Ledger(IFileStore files)
        {
            _files = files;
        }

        /// <summary>Reads what is there; a torn record at the end is passed over. An empty store gives zeros.</summary>
        public Outcome Open()
        {
            lock (_gate)
            {
                Outcome outcome = FinishRename();
                long length = 0;
                if (outcome == Outcome.Ok)
                {
                    outcome = _files.Length(FileName, out length);
                }

                if (outcome == Outcome.NotReady)
                {
                    return Outcome.Ok;
                }

                for (long at = 0; outcome == Outcome.Ok && at + CopyLength <= length; at += _records.Length)
                {
                    outcome = ReadRecords(at);
                }

                return outcome == Outcome.Ok ? Rewrite() : outcome;
            }
        }

        /// <summary>The highest value noted of an entry; 0 if there is none.</summary>
        public long Value(LedgerEntry entry)
        {
            lock (_gate)
            {
                return _values[(int)entry];
            }
        }

        /// <summary>
        /// Notes a value; when this returns <see cref="Outcome.Ok"/> it is as safe as the store can make it. One that is not above the
        /// noted one says nothing new and is not written.
        /// </summary>
        public Outcome Note(LedgerEntry entry, long value)
        {
            lock (_gate)
            {
                if (value <= _values[(int)entry])
                {
                    return Outcome.Ok;
                }

                // Behind part of a record, or without the file that was being replaced, nothing could be found again.
                Outcome outcome = _isDamaged || _length > Limits.LedgerBytes ? Rewrite() : Outcome.Ok;
                if (outcome == Outcome.Ok)
                {
                    PutRecord(0, (int)entry, value);
                    outcome = _files.Append(FileName, _records, 0, RecordLength);
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = _files.Flush(FileName);
                }

                _isDamaged = outcome != Outcome.Ok;
                if (outcome == Outcome.Ok)
                {
                    _values[(int)entry] = value;
                    _length += RecordLength;
                }

                return outcome;
            }
        }

        // Each copy stands for itself.
        private Outcome ReadRecords(long at)
        {
            Outcome outcome = _files.Read(FileName, at, _records, 0, _records.Length, out int read);
            for (int offset = 0; outcome == Outcome.Ok && offset + CopyLength <= read; offset += CopyLength)
            {
                int entry = _records[offset];
                int check = offset + CopyLength - TwinBlock.CheckLength;
                bool isGood = entry > 0 && entry < Entries
                    && (uint)LittleEndian.Read(_records, check, TwinBlock.CheckLength) == Crc32.Compute(_records, offset, CopyLength - TwinBlock.CheckLength);
                long value = LittleEndian.Read(_records, offset + 4, 8);
                if (isGood && value > _values[entry])
                {
                    _values[entry] = value;
                }
            }

            return outcome;
        }

        private void PutRecord(int offset, int entry, long value)
        {
            LittleEndian.Write(_records, offset, entry, 4);
            LittleEndian.Write(_records, offset + 4, value, 8);
            TwinBlock.Seal(_records, offset, CopyLength);
        }

        // Where the file is gone and its replacement is there, the replacement is the whole truth.
        private Outcome FinishRename()
        {
            Outcome outcome = _files.Length(FileName, out _);
            return outcome == Outcome.NotReady ? _files.Rename(NewFileName, FileName) : outcome;
        }

        private Outcome Rewrite()
        {
            Outcome outcome = FinishRename();
            if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
            {
                outcome = _files.Delete(NewFileName);
            }

            int length = 0;
            for (int entry = 1; entry < Entries; entry++)
            {
                if (_values[entry] != 0)
                {
                    PutRecord(length, entry, _values[entry]);
                    length += RecordLength;
                }
            }

            if (length == 0 && outcome == Outcome.Ok)
            {
                _length = 0;
                return _files.Delete(FileName);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Append(NewFileName, _records, 0, length);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(NewFileName);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _files.Rename(NewFileName, FileName);
                _length = length;
            }

            return outcome;
        }
    }
}
