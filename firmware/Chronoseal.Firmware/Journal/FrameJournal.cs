using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Frames on flash, from their sealing to their acknowledgement: append logs of bounded size, deleted when every frame in
    /// them is acknowledged. Written by the acquisition task, read by the uplink: calls are atomic. What cannot be kept is
    /// refused, never dropped.
    /// </summary>
    public sealed class FrameJournal
    {
        private readonly object _gate = new object();
        private readonly IFileStore _files;
        private readonly Ledger _ledger;
        private readonly byte[] _head = new byte[JournalRecord.HeadLength];
        private readonly byte[] _scratch = new byte[Limits.FrameBytes];
        private readonly long[] _lastSequences = new long[Limits.JournalSegments];
        private string _newestName = "";
        private string _readName = "";
        private long _readNameSegment = -1;
        private long _newestLength;
        private long _acknowledgedSequence;
        private int _unnotedAcknowledgements;
        private long _newestWithFrames;
        private bool _isFull;

        /// <summary>Makes a journal over a store; <see cref="Open"/> reads it.</summary>
        public FrameJournal(IFileStore files, Ledger ledger)
        {
            _files = files;
            _ledger = ledger;
            long capacity = files.CapacityBytes > 0 ? files.CapacityBytes : Limits.AssumedStoreBytes;
            long segments = capacity / Limits.JournalShareDivisor / Limits.JournalSegmentBytes;
            SegmentLimit = segments < 2 ? 2 : segments < Limits.JournalSegments ? (int)segments : Limits.JournalSegments;
        }

        /// <summary>The most files that this store has room for: 2 to <see cref="Limits.JournalSegments"/>.</summary>
        public int SegmentLimit { get; }

        /// <summary>Frames kept and not known to be acknowledged.</summary>
        public int Pending { get; private set; }

        /// <summary>Reads what is there: which frames wait, and the last frame of the chain.</summary>
        public Outcome Open(ChainHead head)
        {
            lock (_gate)
            {
                _acknowledgedSequence = _ledger.Value(LedgerEntry.Acknowledged);
                Outcome outcome = ReadAll(head);
                if (outcome == Outcome.Ok && OldestSegment > 1)
                {
                    // A cut between noting the oldest file and deleting the one before it leaves that one behind.
                    outcome = _files.Delete(Name(OldestSegment - 1));
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = DeleteAcknowledged();
                }

                // A full journal is still one that can be sent.
                outcome = outcome == Outcome.Ok ? OpenNewest() : outcome;
                return outcome == Outcome.OutOfRange ? Outcome.Ok : outcome;
            }
        }

        /// <summary>Keeps a frame. <see cref="Outcome.OutOfRange"/> when the journal is full, <see cref="Outcome.BusFault"/> when the store failed.</summary>
        public Outcome Append(SealedFrame frame)
        {
            lock (_gate)
            {
                Outcome outcome = Outcome.Ok;
                if (_newestLength + JournalRecord.HeadLength + frame.Length > Limits.JournalSegmentBytes)
                {
                    outcome = StartSegment();
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = Write(frame);
                }

                Pending += outcome == Outcome.Ok ? 1 : 0;
                return outcome;
            }
        }

        /// <summary>Puts a cursor at the oldest frame that may not be acknowledged.</summary>
        public void Rewind(JournalCursor cursor)
        {
            lock (_gate)
            {
                cursor.Segment = OldestSegment;
                cursor.Position = 0;
                cursor.LastSequence = 0;
            }
        }

        /// <summary>Reads the next unacknowledged frame and moves the cursor behind it; <see cref="Outcome.NotReady"/> at the end.</summary>
        public Outcome ReadNext(JournalCursor cursor, byte[] buffer, out int length, out long sequence)
        {
            lock (_gate)
            {
                Outcome outcome;
                do
                {
                    outcome = ReadAt(cursor, buffer, out length, out sequence);
                }
                while (outcome == Outcome.Ok && (sequence <= _acknowledgedSequence || sequence <= cursor.LastSequence));

                // A frame whose flush failed stands twice.
                cursor.LastSequence = outcome == Outcome.Ok ? sequence : cursor.LastSequence;
                return outcome;
            }
        }

        /// <summary>Frees all frames up to a sequence number.</summary>
        /// <param name="sequence">The highest acknowledged without a gap.</param>
        /// <param name="frames">How many frames this frees.</param>
        public Outcome Acknowledge(long sequence, int frames)
        {
            lock (_gate)
            {
                _acknowledgedSequence = sequence;
                Pending -= frames;
                _unnotedAcknowledgements += frames;
                if (_unnotedAcknowledgements < Limits.AcknowledgementsPerNote && !_isFull)
                {
                    return Outcome.Ok;
                }

                _unnotedAcknowledgements = 0;
                Outcome outcome = _ledger.Note(LedgerEntry.Acknowledged, sequence);
                return outcome == Outcome.Ok ? DeleteAcknowledged() : outcome;
            }
        }

        private long OldestSegment
        {
            get { return _ledger.Value(LedgerEntry.OldestSegment); }
        }

        private long NewestSegment
        {
            get { return _ledger.Value(LedgerEntry.NewestSegment); }
        }

        private static string Name(long segment)
        {
            return "j" + segment.ToString("D8") + ".log";
        }

        // Counts what waits, and finds the chain's last frame. The scratch buffer also holds records that turn out to be torn: the last
        // good one is read again at the end.
        private Outcome ReadAll(ChainHead head)
        {
            var scan = new JournalCursor();
            var last = new JournalCursor();
            Rewind(scan);
            Pending = 0;
            Outcome outcome = ReadAt(scan, _scratch, out int length, out long sequence);
            while (outcome == Outcome.Ok)
            {
                Pending += sequence > _acknowledgedSequence && sequence > scan.LastSequence ? 1 : 0;
                scan.LastSequence = sequence;
                _lastSequences[scan.Segment % Limits.JournalSegments] = sequence;
                _newestWithFrames = scan.Segment;
                last.Segment = scan.Segment;
                last.Position = scan.Position - length - JournalRecord.HeadLength;
                outcome = ReadAt(scan, _scratch, out length, out sequence);
            }

            // The end is the end of what was written; a file that cannot be read is not.
            if (outcome != Outcome.NotReady || _newestWithFrames == 0)
            {
                return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
            }

            outcome = ReadAt(last, _scratch, out length, out sequence);
            if (outcome == Outcome.Ok)
            {
                var digest = new Sha256();
                digest.Add(_scratch, 0, length);
                digest.Finish(head.LastDigest, 0);
                head.LastSequence = sequence;
            }

            return outcome;
        }

        // A torn record at the end of a file would hide what is appended behind it: only an empty file is used again.
        private Outcome OpenNewest()
        {
            long segment = NewestSegment;
            if (segment == 0 || _newestWithFrames == segment)
            {
                return StartSegment();
            }

            _newestName = Name(segment);
            _newestLength = 0;
            _lastSequences[segment % Limits.JournalSegments] = 0;
            return _files.Delete(_newestName);
        }

        private Outcome StartSegment()
        {
            _isFull = OldestSegment != 0 && NewestSegment - OldestSegment + 1 >= SegmentLimit;
            if (_isFull)
            {
                _newestLength = Limits.JournalSegmentBytes;
                return Outcome.OutOfRange;
            }

            long segment = NewestSegment + 1;
            string name = Name(segment);

            // Left over from a boot that ended before the ledger knew of it.
            Outcome outcome = _files.Delete(name);
            if (outcome == Outcome.Ok)
            {
                outcome = _ledger.Note(LedgerEntry.NewestSegment, segment);
            }

            if (outcome == Outcome.Ok && OldestSegment == 0)
            {
                outcome = _ledger.Note(LedgerEntry.OldestSegment, segment);
            }

            if (outcome == Outcome.Ok)
            {
                _newestName = name;
                _newestLength = 0;
                _lastSequences[segment % Limits.JournalSegments] = 0;
            }

            return outcome;
        }

        private Outcome Write(SealedFrame frame)
        {
            JournalRecord.WriteHead(frame.Buffer, frame.Offset, frame.Length, frame.Sequence);
            int recordLength = JournalRecord.HeadLength + frame.Length;
            Outcome outcome = _files.Append(_newestName, frame.Buffer, frame.Offset - JournalRecord.HeadLength, recordLength);
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Flush(_newestName);
            }

            // What was written of a record that failed stays as rubbish at the end of this file; the next goes into a new one.
            _newestLength = outcome == Outcome.Ok ? _newestLength + recordLength : Limits.JournalSegmentBytes;
            if (outcome == Outcome.Ok)
            {
                _lastSequences[NewestSegment % Limits.JournalSegments] = frame.Sequence;
                _newestWithFrames = NewestSegment;
            }

            return outcome;
        }

        // The end of a file, or a torn record there, leads to the next file; the end of the newest is the end.
        private Outcome ReadAt(JournalCursor cursor, byte[] buffer, out int length, out long sequence)
        {
            length = 0;
            sequence = 0;
            while (cursor.Segment != 0 && cursor.Segment <= NewestSegment)
            {
                Outcome outcome = ReadRecord(cursor, buffer, out length, out sequence);
                if (outcome != Outcome.NotReady)
                {
                    return outcome;
                }

                if (cursor.Segment == NewestSegment)
                {
                    return Outcome.NotReady;
                }

                cursor.Segment++;
                cursor.Position = 0;
            }

            return Outcome.NotReady;
        }

        private Outcome ReadRecord(JournalCursor cursor, byte[] buffer, out int length, out long sequence)
        {
            length = 0;
            sequence = 0;
            string name = ReadName(cursor.Segment);
            Outcome outcome = _files.Read(name, cursor.Position, _head, 0, JournalRecord.HeadLength, out int read);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int frameLength = read == JournalRecord.HeadLength ? JournalRecord.FrameLength(_head) : 0;
            if (frameLength == 0)
            {
                return Outcome.NotReady;
            }

            outcome = _files.Read(name, cursor.Position + JournalRecord.HeadLength, buffer, 0, frameLength, out read);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (read < frameLength || !JournalRecord.IsWhole(_head, buffer, frameLength))
            {
                return Outcome.NotReady;
            }

            length = frameLength;
            sequence = JournalRecord.Sequence(_head);
            cursor.Position += JournalRecord.HeadLength + frameLength;
            return Outcome.Ok;
        }

        // A name is a new string each time it is made: keep it while reading goes on in the same file.
        private string ReadName(long segment)
        {
            if (segment != _readNameSegment)
            {
                _readNameSegment = segment;
                _readName = Name(segment);
            }

            return _readName;
        }

        // A file goes when all its frames are acknowledged and the chain's last frame lies in a later one.
        private Outcome DeleteAcknowledged()
        {
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok && OldestSegment < _newestWithFrames
                && _lastSequences[OldestSegment % Limits.JournalSegments] <= _acknowledgedSequence)
            {
                string name = Name(OldestSegment);
                outcome = _ledger.Note(LedgerEntry.OldestSegment, OldestSegment + 1);
                if (outcome == Outcome.Ok)
                {
                    outcome = _files.Delete(name);
                }
            }

            return outcome;
        }
    }
}
