using System;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Births and events of segments that had to go, unacknowledged, and what was dropped beside them: files before the segments in the order of
    /// reading. A file appears whole, by a rename, and says itself which segment it took over, so that a power cut leaves either the segment or
    /// what became of it. Used by <see cref="FrameJournal"/> alone, under its lock.
    /// </summary>
    internal sealed class KeptFrames
    {
        private readonly IFileStore _files;
        private readonly Ledger _ledger;
        private readonly RecordReader _reader;
        private readonly DamageLog _damage;
        private readonly HealthCounters _health;
        private readonly int _fileBytes;
        private readonly byte[] _headBytes = new byte[KeptHead.Length];
        private readonly byte[] _gathered;
        private readonly byte[] _frame;
        private readonly KeptHead _newestHead = new KeptHead();
        private readonly KeptHead _head = new KeptHead();
        private readonly LostFrames _dropped = new LostFrames();
        private string _readName = "";
        private long _readNumber;
        private long _acknowledgedFile;
        private long _acknowledgedPosition;
        private int _pendingOlder;
        private int _pendingNewest;
        private int _gatheredBytes;
        private int _foldedBytes;
        private int _foldedCount;
        private long _foldedLast;

        // The frame is a buffer shared with the other parts of the journal.
        internal KeptFrames(IFileStore files, Ledger ledger, RecordReader reader, DamageLog damage, HealthCounters health, int fileBytes, byte[] frame)
        {
            _files = files;
            _ledger = ledger;
            _reader = reader;
            _damage = damage;
            _health = health;
            _fileBytes = fileBytes;
            _frame = frame;
            _gathered = new byte[KeptHead.Length + JournalRecord.HeadLength + Limits.FrameBytes];
        }

        /// <summary>The oldest file; above <see cref="Newest"/> where there is none.</summary>
        internal long Oldest { get; private set; } = 1;

        /// <summary>The newest file.</summary>
        internal long Newest { get; private set; }

        /// <summary>How many files there are.</summary>
        internal int FileCount
        {
            get { return (int)(Newest - Oldest + 1); }
        }

        /// <summary>Frames in them that are not acknowledged.</summary>
        internal int Pending
        {
            get { return _pendingOlder + _pendingNewest; }
        }

        /// <summary>The newest segment whose frames were taken over or dropped.</summary>
        internal long FoldedThrough
        {
            get { return _newestHead.FoldedThrough; }
        }

        /// <summary>What was dropped and is not told.</summary>
        internal LostFrames Gap
        {
            get { return _newestHead.Gap; }
        }

        /// <summary>Reads the heads, and clears away what a power cut left.</summary>
        internal Outcome Open(long acknowledged)
        {
            Newest = _ledger.Value(LedgerEntry.NewestKept);
            Oldest = _ledger.Value(LedgerEntry.OldestKept);
            Oldest = Oldest < 1 ? 1 : Oldest;
            _acknowledgedFile = Oldest;
            Outcome outcome = _files.Delete(JournalNames.Gathering);
            outcome = outcome == Outcome.Ok ? _files.Delete(JournalNames.Kept(Newest + 1)) : outcome;
            if (outcome == Outcome.Ok && Oldest > 1)
            {
                outcome = _files.Delete(JournalNames.Kept(Oldest - 1));
            }

            for (long number = Oldest; outcome == Outcome.Ok && number <= Newest; number++)
            {
                outcome = Load(number, _newestHead);
                _pendingOlder += number < Newest ? _newestHead.Count : 0;
                _pendingNewest = number == Newest ? _newestHead.Count : 0;
            }

            if (_newestHead.Gap.Last <= _ledger.Value(LedgerEntry.DropsTold))
            {
                _newestHead.Gap.Clear();
            }

            return outcome == Outcome.Ok ? Acknowledge(acknowledged) : outcome;
        }

        /// <summary>Counts kept frames up to a sequence number as no longer pending.</summary>
        internal Outcome Acknowledge(long acknowledged)
        {
            while (Pending > 0 && _acknowledgedFile <= Newest)
            {
                long position = _acknowledgedPosition == 0 ? KeptHead.Length : _acknowledgedPosition;
                Outcome outcome = _reader.Next(ReadName(_acknowledgedFile), ref position, _fileBytes, long.MaxValue, _frame);
                if (outcome == Outcome.Ok && _reader.Sequence > acknowledged)
                {
                    return outcome;
                }

                if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
                {
                    return outcome;
                }

                bool isEnd = outcome == Outcome.NotReady;
                CountAcknowledged(_acknowledgedFile, isEnd);
                _acknowledgedPosition = isEnd ? 0 : position;
                _acknowledgedFile += isEnd ? 1 : 0;
                _pendingOlder = _acknowledgedFile < Newest ? _pendingOlder : 0;
            }

            return Outcome.Ok;
        }

        /// <summary>Whether the oldest file is of no more use: acknowledged, and nothing in it to be told.</summary>
        internal bool IsOldestDone(long acknowledged)
        {
            if (Oldest > Newest || (Oldest == Newest && Gap.Count > 0))
            {
                return false;
            }

            KeptHead head = Oldest == Newest ? _newestHead : _head;
            bool isLoaded = head.Number == Oldest || Load(Oldest, head) == Outcome.Ok;
            return isLoaded && head.LastSequence <= acknowledged;
        }

        /// <summary>Gives up the oldest file.</summary>
        internal Outcome RemoveOldest()
        {
            string name = JournalNames.Kept(Oldest);
            Outcome outcome = _ledger.Note(LedgerEntry.OldestKept, Oldest + 1);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            Oldest++;
            if (Oldest > Newest)
            {
                _pendingOlder = 0;
                _pendingNewest = 0;
            }

            _acknowledgedPosition = _acknowledgedFile < Oldest ? 0 : _acknowledgedPosition;
            _acknowledgedFile = _acknowledgedFile < Oldest ? Oldest : _acknowledgedFile;
            return _files.Delete(name);
        }

        /// <summary>Notes that the gap has been told.</summary>
        internal Outcome NoteTold(LostFrames told)
        {
            Outcome outcome = _ledger.Note(LedgerEntry.DropsTold, told.Last);
            if (outcome == Outcome.Ok)
            {
                Gap.Remove(told);
            }

            return outcome;
        }

        /// <summary>
        /// Takes the unacknowledged births and events out of a segment and counts the rest of it as dropped. When this returns
        /// <see cref="Outcome.Ok"/> the segment is of no more use.
        /// </summary>
        /// <param name="segment">Its number.</param>
        /// <param name="first">The first number in it.</param>
        /// <param name="last">The last.</param>
        /// <param name="acknowledged">Frames up to this are neither kept nor lost.</param>
        internal Outcome Fold(long segment, long first, long last, long acknowledged)
        {
            string name = JournalNames.Segment(segment);
            Outcome outcome = Measure(name, first, last, acknowledged);
            int bytes = _foldedBytes;
            int count = _foldedCount;
            long lastSequence = _foldedLast;
            bool joins = false;
            if (outcome == Outcome.Ok && Oldest <= Newest)
            {
                outcome = MeasureKept(acknowledged);
                joins = KeptHead.Length + bytes + _foldedBytes <= _fileBytes;
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _head.CopyFrom(_newestHead);
            _head.Number = joins ? Newest : Newest + 1;
            _head.FoldedThrough = segment;
            _head.Count = count + (joins ? _foldedCount : 0);
            _head.LastSequence = count > 0 ? lastSequence : joins ? _foldedLast : 0;
            _head.Gap.Add(_dropped.First, _dropped.Last, _dropped.Count);
            outcome = Gather(name, last, acknowledged, joins);
            return outcome == Outcome.Ok ? Adopt(joins, count) : outcome;
        }

        /// <summary>Notes the newest file, where that failed when it came into being: until then the segment must stay.</summary>
        internal Outcome Settle()
        {
            return _ledger.Note(LedgerEntry.NewestKept, Newest);
        }

        /// <summary>Reads the next kept frame above a number, from the cursor on; <see cref="Outcome.NotReady"/> when the segments are next.</summary>
        internal Outcome ReadNext(JournalCursor cursor, long floor, byte[] buffer)
        {
            if (cursor.Kept < Oldest)
            {
                cursor.Kept = Oldest;
                cursor.Position = 0;
            }

            while (cursor.Kept <= Newest)
            {
                Outcome outcome = ReadWithin(cursor, floor, buffer);
                if (outcome != Outcome.NotReady)
                {
                    return outcome;
                }

                cursor.Kept++;
                cursor.Position = 0;
            }

            return Outcome.NotReady;
        }

        private Outcome ReadWithin(JournalCursor cursor, long floor, byte[] buffer)
        {
            Outcome outcome = Outcome.Ok;
            if (cursor.Position == 0)
            {
                cursor.Position = KeptHead.Length;
                cursor.Expected = floor + 1;
            }

            while (outcome == Outcome.Ok)
            {
                outcome = _reader.Next(ReadName(cursor.Kept), ref cursor.Position, _fileBytes, floor, buffer);
                if (outcome == Outcome.Ok || outcome == Outcome.NotReady)
                {
                    outcome = ReportDamage(cursor, outcome == Outcome.Ok, floor);
                }

                if (outcome == Outcome.Ok && _reader.Sequence > floor)
                {
                    return outcome;
                }
            }

            return outcome;
        }

        // Numbers of kept frames do not follow each other: how many places were bad says how many frames are gone between two good ones.
        private Outcome ReportDamage(JournalCursor cursor, bool isHere, long floor)
        {
            int places = _reader.DamagedPlaces;
            long next = _reader.Sequence;
            if (!isHere && places > 0)
            {
                Outcome outcome = Load(cursor.Kept, _head);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                next = _head.LastSequence + 1;
            }

            if (places > 0)
            {
                _damage.Report(cursor.Expected, next - 1, places, floor);
            }

            cursor.Expected = isHere ? next + 1 : cursor.Expected;
            return isHere ? Outcome.Ok : Outcome.NotReady;
        }

        private void CountAcknowledged(long file, bool isEnd)
        {
            if (file == Newest)
            {
                _pendingNewest = isEnd || _pendingNewest == 0 ? 0 : _pendingNewest - 1;
            }
            else
            {
                _pendingOlder -= isEnd || _pendingOlder == 0 ? 0 : 1;
            }
        }

        // What a head does not say any more is counted from the records.
        private Outcome Load(long number, KeptHead head)
        {
            string name = ReadName(number);
            Outcome outcome = _files.Read(name, 0, _headBytes, 0, KeptHead.Length, out int read);
            if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
            {
                return outcome;
            }

            bool isWhole = head.TryRead(_headBytes, read, out bool isDamaged) && head.Number == number;
            if (isDamaged)
            {
                _damage.ReportBlock();
            }

            if (isWhole)
            {
                return Outcome.Ok;
            }

            head.Clear();
            head.Number = number;
            long position = KeptHead.Length;
            do
            {
                outcome = _reader.Next(name, ref position, _fileBytes, long.MaxValue, _frame);
                head.Count += outcome == Outcome.Ok ? 1 : 0;
                head.LastSequence = outcome == Outcome.Ok ? _reader.Sequence : head.LastSequence;
            }
            while (outcome == Outcome.Ok);

            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }

        // What of a segment is to be kept, and what is dropped with it. What cannot be read is damage, whatever it was.
        private Outcome Measure(string name, long first, long last, long acknowledged)
        {
            StartMeasure();
            _dropped.Clear();
            long position = SegmentHead.Length;
            long expected = first > acknowledged ? first : acknowledged + 1;
            while (true)
            {
                Outcome outcome = _reader.Next(name, ref position, _fileBytes, acknowledged, _frame);
                if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
                {
                    return outcome;
                }

                bool isHere = outcome == Outcome.Ok && _reader.Sequence <= last;
                long next = isHere ? _reader.Sequence : last + 1;
                if (next >= expected)
                {
                    _damage.Report(expected, next - 1, long.MaxValue, acknowledged);
                    CountRecord(isHere);
                    expected = next + 1;
                }

                if (!isHere)
                {
                    return Outcome.Ok;
                }
            }
        }

        private void CountRecord(bool isHere)
        {
            if (isHere && _reader.IsKeeper)
            {
                _foldedBytes += JournalRecord.HeadLength + _reader.Length;
                _foldedCount++;
                _foldedLast = _reader.Sequence;
            }
            else if (isHere)
            {
                _dropped.Add(_reader.Sequence, _reader.Sequence, 1);
            }
        }

        private void StartMeasure()
        {
            _foldedBytes = 0;
            _foldedCount = 0;
            _foldedLast = 0;
        }

        private Outcome MeasureKept(long acknowledged)
        {
            StartMeasure();
            long position = KeptHead.Length;
            long before = acknowledged;
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok)
            {
                outcome = _reader.Next(ReadName(Newest), ref position, _fileBytes, acknowledged, _frame);
                if (_reader.DamagedPlaces > 0 && (outcome == Outcome.Ok || outcome == Outcome.NotReady))
                {
                    long next = outcome == Outcome.Ok ? _reader.Sequence : _newestHead.LastSequence + 1;
                    _damage.Report(before + 1, next - 1, _reader.DamagedPlaces, acknowledged);
                }

                if (outcome == Outcome.Ok)
                {
                    before = _reader.Sequence;
                    CountRecord(_reader.Sequence > acknowledged);
                }
            }

            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }

        private Outcome Gather(string segmentName, long last, long acknowledged, bool joins)
        {
            int left = _head.Count;
            _head.Write(_gathered, 0);
            _gatheredBytes = KeptHead.Length;
            Outcome outcome = _files.Delete(JournalNames.Gathering);
            if (outcome == Outcome.Ok && joins)
            {
                outcome = Copy(ReadName(Newest), KeptHead.Length, long.MaxValue, acknowledged, ref left);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = Copy(segmentName, SegmentHead.Length, last, acknowledged, ref left);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = AppendGathered();
            }

            // A medium that gives something else the second time is not one to delete from.
            outcome = outcome == Outcome.Ok && left != 0 ? Outcome.BusFault : outcome;
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(JournalNames.Gathering);
            }

            return outcome == Outcome.Ok ? _files.Rename(JournalNames.Gathering, JournalNames.Kept(_head.Number)) : outcome;
        }

        private Outcome Copy(string name, long position, long last, long acknowledged, ref int left)
        {
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok)
            {
                outcome = _reader.NextOfKeepers(name, ref position, _fileBytes, acknowledged, _frame);
                if (outcome == Outcome.Ok && _reader.IsKeeper && _reader.Sequence > acknowledged && _reader.Sequence <= last)
                {
                    left--;
                    outcome = Take();
                }
            }

            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }

        private Outcome Take()
        {
            int length = JournalRecord.HeadLength + _reader.Length;
            Outcome outcome = _gatheredBytes + length > _gathered.Length ? AppendGathered() : Outcome.Ok;
            if (outcome == Outcome.Ok)
            {
                int at = _gatheredBytes + JournalRecord.HeadLength;
                Array.Copy(_frame, 0, _gathered, at, _reader.Length);
                JournalRecord.WriteHead(_gathered, at, _reader.Length, _reader.Sequence, true);
                _gatheredBytes += length;
            }

            return outcome;
        }

        // Many together: every append costs a block of the flash, and sampling waits meanwhile.
        private Outcome AppendGathered()
        {
            int count = _gatheredBytes;
            _gatheredBytes = 0;
            return count == 0 ? Outcome.Ok : _files.Append(JournalNames.Gathering, _gathered, 0, count);
        }

        // The file is in place: from here on it counts, whatever the ledger still says.
        private Outcome Adopt(bool joins, int added)
        {
            _health.FramesDropped += _dropped.Count;
            if (joins)
            {
                _pendingNewest = _head.Count;
                _acknowledgedPosition = _acknowledgedFile < Newest ? _acknowledgedPosition : 0;
                _acknowledgedFile = _acknowledgedFile < Newest ? _acknowledgedFile : Newest;
            }
            else
            {
                _pendingOlder += _pendingNewest;
                _pendingNewest = added;
                Newest++;
            }

            _newestHead.CopyFrom(_head);
            return Settle();
        }

        private string ReadName(long number)
        {
            if (number != _readNumber)
            {
                _readNumber = number;
                _readName = JournalNames.Kept(number);
            }

            return _readName;
        }
    }
}
