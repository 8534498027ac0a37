using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// The frames as they were sealed: numbered files of bounded size, each begun with a head and appended to within one boot only. What is
    /// remembered of them does not grow with them. Used by <see cref="FrameJournal"/> alone, under its lock.
    /// </summary>
    internal sealed class SegmentLog
    {
        private readonly IFileStore _files;
        private readonly Ledger _ledger;
        private readonly RecordReader _reader;
        private readonly DamageLog _damage;
        private readonly int _segmentBytes;
        private readonly byte[] _headBytes = new byte[SegmentHead.Length];
        private readonly SegmentHead _head = new SegmentHead();
        private readonly SegmentHead _acknowledgedHead = new SegmentHead();
        private readonly byte[] _frame;
        private string _newestName = "";
        private string _readName = "";
        private long _readNumber;
        private long _newestLength;
        private long _endNumber;
        private long _endSequence;
        private long _nextOrdinal;
        private long _damagedHeadThrough;
        private bool _isClosed = true;
        private bool _newestHasFrames;

        // The frame is a buffer shared with the other parts of the journal.
        internal SegmentLog(IFileStore files, Ledger ledger, RecordReader reader, DamageLog damage, int segmentBytes, byte[] frame)
        {
            _files = files;
            _ledger = ledger;
            _reader = reader;
            _damage = damage;
            _segmentBytes = segmentBytes;
            _frame = frame;
        }

        /// <summary>The boot whose count stands in the heads of segments to come.</summary>
        internal long Boot { get; set; }

        /// <summary>The boot that wrote the newest frame; 0 for none.</summary>
        internal long LastBoot { get; private set; }

        /// <summary>The last number that was written, even if it cannot be read any more; 0 for none.</summary>
        internal long LastSequence { get; private set; }

        /// <summary>The oldest segment.</summary>
        internal long Oldest { get; private set; } = 1;

        /// <summary>The newest segment; 0 before the first.</summary>
        internal long Newest { get; private set; }

        /// <summary>Segments with frames in them.</summary>
        internal int Count
        {
            get { return NewestWithFrames < Oldest ? 0 : (int)(NewestWithFrames - Oldest + 1); }
        }

        private long NewestWithFrames
        {
            get { return _newestHasFrames ? Newest : Newest - 1; }
        }

        /// <summary>The name and the end of a segment with frames, counted from the newest; empty where there is none.</summary>
        internal string NewestFile(int back, out long end)
        {
            long number = NewestWithFrames - back;
            end = number == Newest ? _newestLength : _segmentBytes;
            return number < Oldest ? "" : JournalNames.Segment(number);
        }

        /// <summary>Finds both ends, and the last frame of the chain.</summary>
        /// <param name="foldedThrough">The newest segment whose frames were taken over or dropped.</param>
        /// <param name="head">Receives where the chain ends.</param>
        internal Outcome Open(long foldedThrough, ChainHead head)
        {
            Newest = _ledger.Value(LedgerEntry.NewestSegment);
            Oldest = _ledger.Value(LedgerEntry.OldestSegment);
            Oldest = Oldest > foldedThrough ? Oldest : foldedThrough + 1;
            if (Newest == 0)
            {
                return Outcome.Ok;
            }

            Outcome outcome = FindEnd(head);
            if (outcome == Outcome.Ok && Oldest > 1)
            {
                // A cut between noting the oldest segment and deleting the one before it leaves that one behind.
                outcome = _files.Delete(JournalNames.Segment(Oldest - 1));
            }

            return outcome == Outcome.Ok ? _ledger.Note(LedgerEntry.OldestSegment, Oldest) : outcome;
        }

        /// <summary>Whether writing so many bytes of records, from a number on, begins a new segment.</summary>
        internal bool NeedsSegment(int recordBytes, long firstSequence)
        {
            return _isClosed || _newestLength + recordBytes > _segmentBytes || firstSequence != LastSequence + 1;
        }

        /// <summary>Writes a batch and makes it safe; there must be room for a new segment where one is needed.</summary>
        internal Outcome Write(FrameBatch batch)
        {
            Outcome outcome = Outcome.Ok;
            if (NeedsSegment(batch.RecordBytes, batch.FirstSequence))
            {
                outcome = StartSegment(batch);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int skipped = _newestHasFrames ? SegmentHead.Length : 0;
            int count = SegmentHead.Length + batch.RecordBytes - skipped;
            outcome = _files.Append(_newestName, batch.Buffer, skipped, count);
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(_newestName);
            }

            // What was written of a batch that failed stays as rubbish at the end of this file; the next goes into a new one.
            _isClosed = outcome != Outcome.Ok;
            if (outcome == Outcome.Ok)
            {
                _newestHasFrames = true;
                _newestLength += count;
                _nextOrdinal += batch.Count;
                LastSequence = batch.LastSequence;
            }

            return outcome;
        }

        /// <summary>How many frames lie behind a sequence number.</summary>
        internal int PendingAfter(long acknowledged)
        {
            if (Count == 0 || acknowledged >= LastSequence)
            {
                return 0;
            }

            SegmentHead head = _acknowledgedHead;
            long before = acknowledged < head.FirstSequence || head.FirstSequence == 0 ? 0 : acknowledged - head.FirstSequence + 1;
            long pending = _nextOrdinal - head.FirstOrdinal - before;
            return pending > 0 ? (int)pending : 0;
        }

        /// <summary>The number of the first frame behind a sequence number; there must be one.</summary>
        internal long FirstAfter(long acknowledged)
        {
            return acknowledged < _acknowledgedHead.FirstSequence ? _acknowledgedHead.FirstSequence : acknowledged + 1;
        }

        /// <summary>Finds the segment that holds the first frame behind a sequence number, for <see cref="PendingAfter"/>.</summary>
        internal Outcome Acknowledge(long acknowledged)
        {
            SegmentHead head = _acknowledgedHead;
            if (Count == 0)
            {
                return Outcome.Ok;
            }

            Outcome outcome = head.Number < Oldest ? Load(Oldest, head) : Outcome.Ok;
            while (outcome == Outcome.Ok && head.Number < NewestWithFrames)
            {
                outcome = LastOf(head.Number, out long last);
                if (outcome != Outcome.Ok || acknowledged < last)
                {
                    return outcome;
                }

                outcome = Load(head.Number + 1, head);
            }

            return outcome;
        }

        /// <summary>Whether the oldest segment is of no more use: acknowledged, and not where the chain ends.</summary>
        internal bool IsOldestDone(long acknowledged)
        {
            return Oldest < NewestWithFrames && LastOf(Oldest, out long last) == Outcome.Ok && last <= acknowledged;
        }

        /// <summary>Gives up the oldest segment.</summary>
        internal Outcome RemoveOldest()
        {
            string name = JournalNames.Segment(Oldest);
            Oldest++;
            Outcome outcome = _ledger.Note(LedgerEntry.OldestSegment, Oldest);
            return outcome == Outcome.Ok ? _files.Delete(name) : outcome;
        }

        /// <summary>The first and last sequence number of the oldest segment.</summary>
        internal Outcome Range(out long first, out long last)
        {
            last = 0;
            Outcome outcome = Load(Oldest, _head);
            first = _head.FirstSequence;
            return outcome == Outcome.Ok ? LastOf(Oldest, out last) : outcome;
        }

        /// <summary>Reads the next frame above a number, from the cursor's segment on; <see cref="Outcome.NotReady"/> at the end.</summary>
        internal Outcome ReadNext(JournalCursor cursor, long floor, byte[] buffer)
        {
            if (cursor.Segment < Oldest)
            {
                Enter(cursor, Oldest);
            }

            while (cursor.Segment <= NewestWithFrames)
            {
                Outcome outcome = LastOf(cursor.Segment, out long last);
                if (outcome == Outcome.Ok && last > floor)
                {
                    outcome = ReadWithin(cursor, floor, last, buffer);
                    if (outcome != Outcome.NotReady)
                    {
                        return outcome;
                    }
                }
                else if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                if (cursor.Segment == Newest || cursor.Segment == NewestWithFrames)
                {
                    return Outcome.NotReady;
                }

                Enter(cursor, cursor.Segment + 1);
            }

            return Outcome.NotReady;
        }

        private static void Enter(JournalCursor cursor, long segment)
        {
            cursor.Segment = segment;
            cursor.Position = 0;
            cursor.Expected = 0;
        }

        private Outcome ReadWithin(JournalCursor cursor, long floor, long last, byte[] buffer)
        {
            Outcome outcome = Outcome.Ok;
            if (cursor.Position == 0)
            {
                outcome = Load(cursor.Segment, _head);
                cursor.Position = SegmentHead.Length;
                cursor.Expected = _head.FirstSequence;
            }

            long end = cursor.Segment == Newest ? _newestLength : _segmentBytes;
            while (outcome == Outcome.Ok)
            {
                outcome = _reader.Next(ReadName(cursor.Segment), ref cursor.Position, end, floor, buffer);
                if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
                {
                    return outcome;
                }

                // Behind what the next segment says was the last stands what a failed write left.
                bool isHere = outcome == Outcome.Ok && _reader.Sequence <= last;
                long next = isHere ? _reader.Sequence : last + 1;
                if (next > cursor.Expected && cursor.Expected > 0)
                {
                    _damage.Report(cursor.Expected, next - 1, long.MaxValue, floor);
                }

                cursor.Expected = isHere ? next + 1 : next;
                if (!isHere || _reader.Sequence > floor)
                {
                    return isHere ? Outcome.Ok : Outcome.NotReady;
                }
            }

            return outcome;
        }

        // The last number of a segment stands in the head of the next that has one.
        private Outcome LastOf(long number, out long last)
        {
            last = LastSequence;
            if (number >= NewestWithFrames)
            {
                return Outcome.Ok;
            }

            Outcome outcome = Outcome.Ok;
            for (long next = number + 1; outcome == Outcome.Ok && _endNumber != number; next++)
            {
                outcome = next <= NewestWithFrames ? Load(next, _head) : Outcome.Ok;
                bool isEmpty = next <= NewestWithFrames && _head.FirstSequence == 0;
                if (outcome == Outcome.Ok && !isEmpty)
                {
                    _endNumber = number;
                    _endSequence = next <= NewestWithFrames ? _head.LastBefore : LastSequence;
                }
            }

            last = _endSequence;
            return outcome;
        }

        // Without a head, its first good record says what it would have said, as far as that can be known. Without any record it is empty.
        private Outcome Load(long number, SegmentHead head)
        {
            string name = ReadName(number);
            long ordinalBefore = head.FirstOrdinal;
            Outcome outcome = _files.Read(name, 0, _headBytes, 0, SegmentHead.Length, out int read);
            if (outcome != Outcome.Ok && outcome != Outcome.NotReady)
            {
                return outcome;
            }

            bool isWhole = head.TryRead(_headBytes, read, out bool isDamaged) && head.Number == number;
            if (isDamaged && number > _damagedHeadThrough)
            {
                _damagedHeadThrough = number;
                _damage.ReportBlock();
            }

            if (isWhole)
            {
                return Outcome.Ok;
            }

            long position = SegmentHead.Length;
            outcome = _reader.Next(name, ref position, _segmentBytes, long.MaxValue, _frame);
            head.Number = number;
            head.Boot = 0;
            head.FirstOrdinal = ordinalBefore;
            head.FirstSequence = outcome == Outcome.Ok ? _reader.Sequence : 0;
            head.LastBefore = outcome == Outcome.Ok ? _reader.Sequence - 1 : 0;
            return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
        }

        // The newest segment may be empty, or hold rubbish only: the chain ends in the newest that holds a good frame.
        private Outcome FindEnd(ChainHead chain)
        {
            Outcome outcome = Outcome.Ok;
            for (long number = Newest; outcome == Outcome.Ok && number >= Oldest && chain.LastSequence == 0; number--)
            {
                outcome = Scan(number, chain, out long lastWritten);
                if (LastSequence == 0 && lastWritten > 0)
                {
                    _newestHasFrames = number == Newest;
                    LastSequence = lastWritten;
                    LastBoot = _head.Boot;
                    _nextOrdinal = _head.FirstOrdinal + lastWritten - _head.FirstSequence + 1;
                    _newestLength = _segmentBytes;
                }
            }

            return outcome;
        }

        private Outcome Scan(long number, ChainHead chain, out long lastWritten)
        {
            lastWritten = 0;
            Outcome outcome = Load(number, _head);
            long position = SegmentHead.Length;
            long good = 0;
            while (outcome == Outcome.Ok)
            {
                outcome = _reader.Next(ReadName(number), ref position, _segmentBytes, 0, _frame);
                if (outcome == Outcome.Ok)
                {
                    good = position - JournalRecord.HeadLength - _reader.Length;
                    lastWritten = _reader.Sequence;
                    chain.LastSequence = _reader.Sequence;
                }
            }

            if (outcome != Outcome.NotReady)
            {
                return outcome;
            }

            lastWritten = WithDamagedEnd(lastWritten);
            return good > 0 ? Digest(number, good, chain) : Outcome.Ok;
        }

        // A torn write is shorter than it says, or blank. What is there in full length and is not as it was written is damage.
        private long WithDamagedEnd(long lastGood)
        {
            if (_reader.DamagedPlaces == 0)
            {
                return lastGood;
            }

            long before = lastGood > 0 ? lastGood : _head.FirstSequence - 1;
            bool isNumberKnown = _reader.DamagedSequence > before && _reader.DamagedSequence - before <= _segmentBytes / JournalRecord.HeadLength;
            return isNumberKnown ? _reader.DamagedSequence : before + 1;
        }

        private Outcome Digest(long number, long position, ChainHead chain)
        {
            Outcome outcome = _reader.Next(ReadName(number), ref position, _segmentBytes, 0, _frame);
            if (outcome == Outcome.Ok)
            {
                var digest = new Sha256();
                digest.Add(_frame, 0, _reader.Length);
                digest.Finish(chain.LastDigest, 0);
            }

            return outcome;
        }

        // A segment that holds nothing is begun anew rather than left behind.
        private Outcome StartSegment(FrameBatch batch)
        {
            long number = _newestHasFrames || Newest == 0 ? Newest + 1 : Newest;
            string name = JournalNames.Segment(number);

            // Left over from a write that failed, or from a boot that ended before the ledger knew of it.
            Outcome outcome = _files.Delete(name);
            if (outcome == Outcome.Ok)
            {
                outcome = _ledger.Note(LedgerEntry.NewestSegment, number);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _newestName = name;
            _newestLength = 0;
            _newestHasFrames = false;
            _isClosed = false;
            _endNumber = 0;
            Newest = number;
            _head.Number = number;
            _head.Boot = Boot;
            _head.FirstOrdinal = _nextOrdinal;
            _head.FirstSequence = batch.FirstSequence;
            _head.LastBefore = LastSequence;
            _head.Write(batch.Buffer, 0);
            return Outcome.Ok;
        }

        // A name is a new string each time it is made: keep it while reading goes on in the same file.
        private string ReadName(long number)
        {
            if (number != _readNumber)
            {
                _readNumber = number;
                _readName = JournalNames.Segment(number);
            }

            return _readName;
        }
    }
}
