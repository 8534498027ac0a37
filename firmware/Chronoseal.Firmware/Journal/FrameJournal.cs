using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Frames on flash, from their sealing to their acknowledgement. Written by the acquisition task, read by the uplink: calls are atomic, and
    /// only what is safe on the flash is read. When it is full it refuses frames, or drops the oldest data frames: births and events never, and
    /// what was dropped stays known until it is told. docs/architecture.md has the layout and what each power cut leaves.
    /// </summary>
    public sealed class FrameJournal
    {
        private readonly object _gate = new object();
        private readonly Ledger _ledger;
        private readonly JournalSettings _settings;
        private readonly DamageLog _damage;
        private readonly SegmentLog _segments;
        private readonly KeptFrames _kept;
        private readonly FrameBatch _batch;
        private readonly RecordReader _reader;
        private readonly LostFrames _told = new LostFrames();
        private long _acknowledged;
        private int _unnotedAcknowledgements;
        private int _arrangement;
        private bool _isWriteDue;
        private bool _isTelling;
        private bool _isGapDue;

        /// <summary>Makes a journal over a store; <see cref="Open"/> reads it.</summary>
        /// <param name="files">The store.</param>
        /// <param name="ledger">Its numbers, opened before the journal.</param>
        /// <param name="settings">Its size and what it does when full.</param>
        /// <param name="health">Where damage and drops are counted.</param>
        public FrameJournal(IFileStore files, Ledger ledger, JournalSettings settings, HealthCounters health)
        {
            _ledger = ledger;
            _settings = settings;
            _batch = new FrameBatch(settings.FramesPerWrite);
            _damage = new DamageLog(health);
            int bytes = settings.SegmentBytes > _batch.Buffer.Length ? settings.SegmentBytes : _batch.Buffer.Length;
            _reader = new RecordReader(files);
            var frame = new byte[Limits.FrameBytes];
            _segments = new SegmentLog(files, ledger, _reader, _damage, bytes, frame);
            _kept = new KeptFrames(files, ledger, _reader, _damage, health, bytes, frame);
        }

        /// <summary>The most files that it may have.</summary>
        public int SegmentLimit
        {
            get { return _settings.SegmentLimit < JournalSettings.LeastSegments ? JournalSettings.LeastSegments : _settings.SegmentLimit; }
        }

        /// <summary>Files that it has.</summary>
        public int SegmentCount
        {
            get
            {
                lock (_gate)
                {
                    return _segments.Count + _kept.FileCount;
                }
            }
        }

        /// <summary>Frames on the flash that are neither acknowledged nor dropped; damaged ones count until the acknowledgements have passed them.</summary>
        public int Pending
        {
            get
            {
                lock (_gate)
                {
                    return _kept.Pending + _segments.PendingAfter(_acknowledged);
                }
            }
        }

        /// <summary>Whether frames wait to be written together with others, or for a store that failed.</summary>
        public bool HasUnwritten
        {
            get
            {
                lock (_gate)
                {
                    return _batch.Count > 0;
                }
            }
        }

        /// <summary>Frames that wait to be written together with others, or for a store that failed.</summary>
        public int Unwritten
        {
            get
            {
                lock (_gate)
                {
                    return _batch.Count;
                }
            }
        }

        /// <summary>The highest sequence number acknowledged; 0 for none.</summary>
        public long AcknowledgedSequence
        {
            get
            {
                lock (_gate)
                {
                    return _acknowledged;
                }
            }
        }

        /// <summary>Reads what is there: which frames wait, and the last frame of the chain. Finishes what a power cut interrupted.</summary>
        public Outcome Open(ChainHead head)
        {
            lock (_gate)
            {
                _acknowledged = _ledger.Value(LedgerEntry.Acknowledged);
                Outcome outcome = _kept.Open(_acknowledged);
                if (outcome == Outcome.Ok)
                {
                    outcome = _segments.Open(_kept.FoldedThrough, head);
                }

                _isGapDue = true;
                ReportForkedEnd(head.LastSequence);
                outcome = outcome == Outcome.Ok ? _segments.Acknowledge(_acknowledged) : outcome;
                return outcome == Outcome.Ok ? Release() : outcome;
            }
        }

        /// <summary>
        /// Counts a boot, after <see cref="Open"/>: above every boot that the ledger or the newest segment knows of, and noted before it is given.
        /// </summary>
        public Outcome CountBoot(out long boot)
        {
            lock (_gate)
            {
                long noted = _ledger.Value(LedgerEntry.Boot);
                boot = (noted > _segments.LastBoot ? noted : _segments.LastBoot) + 1;
                _segments.Boot = boot;
                return _ledger.Note(LedgerEntry.Boot, boot);
            }
        }

        /// <summary>
        /// Makes room for one more frame: writes what waits, and drops the oldest data frames where that is the policy. <see cref="Outcome.OutOfRange"/>
        /// when the journal is full, <see cref="Outcome.BusFault"/> when the store failed.
        /// </summary>
        public Outcome Prepare()
        {
            lock (_gate)
            {
                Outcome outcome = _batch.Count > 0 && (!_batch.HasRoom || _isWriteDue) ? WriteBatch() : Outcome.Ok;
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                int bytes = _batch.RecordBytes + JournalRecord.HeadLength + Limits.FrameBytes;
                return MakeRoom(bytes, _segments.LastSequence + 1);
            }
        }

        /// <summary>
        /// Takes a frame, after <see cref="Prepare"/>. Births and events are written at once, with what waits; data frames when
        /// <see cref="JournalSettings.FramesPerWrite"/> of them are there. <see cref="Outcome.NotReady"/>: taken, but the store failed; nothing more
        /// is taken before it is written. Anything else but <see cref="Outcome.Ok"/>: not taken.
        /// </summary>
        public Outcome Append(SealedFrame frame, bool isKeeper)
        {
            lock (_gate)
            {
                // Numbers of one boot follow each other; those of two never share a batch.
                bool follows = _batch.Count == 0 || frame.Sequence == _batch.LastSequence + 1;
                if (_isWriteDue || !_batch.HasRoom || !follows)
                {
                    Outcome outcome = WriteBatch();
                    if (outcome != Outcome.Ok)
                    {
                        return outcome == Outcome.NotReady ? Outcome.BusFault : outcome;
                    }
                }

                _batch.Add(frame, isKeeper);
                bool isDue = isKeeper || _batch.Count >= _settings.FramesPerWrite;
                return isDue && WriteBatch() != Outcome.Ok ? Outcome.NotReady : Outcome.Ok;
            }
        }

        /// <summary>Writes what waits.</summary>
        public Outcome Write()
        {
            lock (_gate)
            {
                return WriteBatch();
            }
        }

        /// <summary>Puts a cursor at the oldest frame that is not acknowledged.</summary>
        public void Rewind(JournalCursor cursor)
        {
            lock (_gate)
            {
                cursor.LastSequence = 0;
                Restart(cursor);
            }
        }

        /// <summary>
        /// Reads the next frame that is neither acknowledged nor read and moves the cursor behind it; <see cref="Outcome.NotReady"/> at the end.
        /// Sequence numbers rise from read to read.
        /// </summary>
        public Outcome ReadNext(JournalCursor cursor, byte[] buffer, out int length, out long sequence)
        {
            lock (_gate)
            {
                length = 0;
                sequence = 0;
                if (cursor.Arrangement != _arrangement)
                {
                    Restart(cursor);
                }

                long floor = _acknowledged > cursor.LastSequence ? _acknowledged : cursor.LastSequence;
                Outcome outcome = _kept.ReadNext(cursor, floor, buffer);
                if (outcome == Outcome.NotReady)
                {
                    outcome = _segments.ReadNext(cursor, floor, buffer);
                }

                if (outcome == Outcome.Ok)
                {
                    length = _reader.Length;
                    sequence = _reader.Sequence;
                    cursor.LastSequence = sequence;
                }

                return outcome;
            }
        }

        /// <summary>
        /// The number of the oldest frame that waits, 0 for none. Read from the flash only where births and events of dropped files wait; otherwise
        /// it is known.
        /// </summary>
        /// <param name="buffer">Room for a frame, <see cref="Limits.FrameBytes"/>.</param>
        /// <param name="sequence">The number.</param>
        public Outcome FindOldest(byte[] buffer, out long sequence)
        {
            lock (_gate)
            {
                sequence = _segments.PendingAfter(_acknowledged) > 0 ? _segments.FirstAfter(_acknowledged) : 0;
                if (_kept.Pending == 0)
                {
                    return Outcome.Ok;
                }

                var cursor = new JournalCursor();
                Restart(cursor);
                Outcome outcome = _kept.ReadNext(cursor, _acknowledged, buffer);
                sequence = outcome == Outcome.Ok ? _reader.Sequence : sequence;
                return outcome == Outcome.NotReady ? Outcome.Ok : outcome;
            }
        }

        /// <summary>
        /// Names a file of frames as they were sealed, for one who reads it with a <see cref="RecordReader"/> of his own: nothing is read here, so
        /// that the acquisition task does not wait for a technician who looks at frames. The file may be deleted any time.
        /// </summary>
        /// <param name="back">0 for the newest, 1 for the one before it.</param>
        /// <param name="position">Where its first record stands.</param>
        /// <param name="end">Where its records end at the latest.</param>
        /// <returns>Its name; empty where there is none.</returns>
        public string NewestFile(int back, out long position, out long end)
        {
            lock (_gate)
            {
                position = SegmentHead.Length;
                return _segments.NewestFile(back, out end);
            }
        }

        /// <summary>The highest sequence number written; 0 for none.</summary>
        public long LastSequence
        {
            get
            {
                lock (_gate)
                {
                    return _segments.LastSequence;
                }
            }
        }

        /// <summary>Frees all frames up to a sequence number.</summary>
        /// <param name="sequence">The highest acknowledged without a gap; one that frees nothing more is passed over.</param>
        public Outcome Acknowledge(long sequence)
        {
            lock (_gate)
            {
                sequence = sequence < _segments.LastSequence ? sequence : _segments.LastSequence;
                if (sequence <= _acknowledged)
                {
                    return Outcome.Ok;
                }

                int before = _kept.Pending + _segments.PendingAfter(_acknowledged);
                _acknowledged = sequence;
                Outcome outcome = _kept.Acknowledge(sequence);
                outcome = outcome == Outcome.Ok ? _segments.Acknowledge(sequence) : outcome;
                _unnotedAcknowledgements += before - _kept.Pending - _segments.PendingAfter(sequence);
                _isGapDue = true;
                return outcome == Outcome.Ok ? Release() : outcome;
            }
        }

        /// <summary>
        /// Frames that are lost and have to be told of: damaged ones when they are found, dropped ones at boot and once the uplink gets through
        /// again. False while there are none. Follow with <see cref="MarkTold"/> when the event frame is taken.
        /// </summary>
        public bool TryPeekLost(LostFrames lost)
        {
            lock (_gate)
            {
                bool isDamage = _damage.Untold.Count > 0;
                lost.CopyFrom(isDamage ? _damage.Untold : _kept.Gap);
                return !_isTelling && lost.Count > 0 && (isDamage || _isGapDue);
            }
        }

        /// <summary>Takes note that an event frame tells of lost frames; it counts once that frame is safe on the flash.</summary>
        public Outcome MarkTold(LostFrames lost)
        {
            lock (_gate)
            {
                _told.CopyFrom(lost);
                _isTelling = true;
                return SettleTold();
            }
        }

        // Frames that were acknowledged are not lost, but the chain goes on from before them: the record has a fork, which must be explained.
        private void ReportForkedEnd(long lastGood)
        {
            long last = _segments.LastSequence;
            if (last > lastGood && last <= _acknowledged)
            {
                _damage.Report(lastGood > 0 ? lastGood + 1 : last, last, long.MaxValue, lastGood);
            }
        }

        // A place in files that have been put together anew is found again from the start, past what was read.
        private void Restart(JournalCursor cursor)
        {
            cursor.Kept = 0;
            cursor.Segment = 0;
            cursor.Position = 0;
            cursor.Expected = 0;
            cursor.Arrangement = _arrangement;
        }

        private Outcome WriteBatch()
        {
            if (_batch.Count == 0)
            {
                return Outcome.Ok;
            }

            _isWriteDue = true;
            Outcome outcome = MakeRoom(_batch.RecordBytes, _batch.FirstSequence);
            outcome = outcome == Outcome.Ok ? _segments.Write(_batch) : outcome;
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _isWriteDue = false;
            _batch.Clear();

            // The frames are safe; what the ledger failed to note is noted the next time.
            SettleTold();
            return Outcome.Ok;
        }

        private Outcome SettleTold()
        {
            if (!_isTelling || _batch.Count > 0)
            {
                return Outcome.Ok;
            }

            if (_told.Cause == LossCause.Damage)
            {
                _damage.Untold.Remove(_told);
                _isTelling = false;
                return Outcome.Ok;
            }

            Outcome outcome = _kept.NoteTold(_told);
            _isTelling = outcome != Outcome.Ok;
            _isGapDue &= _isTelling;
            return outcome;
        }

        // Drops as many of the oldest segments as the files of a new one need. Ends at the latest when one segment is left.
        private Outcome MakeRoom(int recordBytes, long firstSequence)
        {
            Outcome outcome = FinishFold();
            if (outcome != Outcome.Ok || !_segments.NeedsSegment(recordBytes, firstSequence))
            {
                return outcome;
            }

            while (outcome == Outcome.Ok && _segments.Count + _kept.FileCount >= SegmentLimit)
            {
                if (_settings.StopsWhenFull || _segments.Count <= 1)
                {
                    return Outcome.OutOfRange;
                }

                outcome = Drop();
            }

            return outcome;
        }

        private Outcome Drop()
        {
            Outcome outcome = _segments.Range(out long first, out long last);
            if (outcome == Outcome.Ok && last > _acknowledged)
            {
                _isGapDue &= _kept.Gap.Count > 0;
                outcome = _kept.Fold(_segments.Oldest, first, last, _acknowledged);
                _arrangement++;
                return outcome == Outcome.Ok ? FinishFold() : outcome;
            }

            // Done, but held back by damage that is not told yet.
            return outcome == Outcome.Ok ? _segments.RemoveOldest() : outcome;
        }

        // From the moment that the kept frames are in place, the segment they come from is of no more use.
        private Outcome FinishFold()
        {
            Outcome outcome = Outcome.Ok;
            while (outcome == Outcome.Ok && _segments.Oldest <= _kept.FoldedThrough)
            {
                outcome = _kept.Settle();
                outcome = outcome == Outcome.Ok ? _segments.RemoveOldest() : outcome;
                outcome = outcome == Outcome.Ok ? _segments.Acknowledge(_acknowledged) : outcome;
            }

            return outcome;
        }

        // What is noted as acknowledged, and deleted, ends in front of damage that no event frame has told of yet.
        private Outcome Release()
        {
            long safe = _acknowledged;
            safe = _damage.Untold.Count > 0 && _damage.Untold.First <= safe ? _damage.Untold.First - 1 : safe;
            bool isAnyDone = _kept.IsOldestDone(safe) || _segments.IsOldestDone(safe);
            if (!isAnyDone && _unnotedAcknowledgements < Limits.AcknowledgementsPerNote)
            {
                return Outcome.Ok;
            }

            _unnotedAcknowledgements = 0;
            Outcome outcome = _ledger.Note(LedgerEntry.Acknowledged, safe);
            while (outcome == Outcome.Ok && _kept.IsOldestDone(safe))
            {
                outcome = _kept.RemoveOldest();
            }

            while (outcome == Outcome.Ok && _segments.IsOldestDone(safe))
            {
                outcome = _segments.RemoveOldest();
            }

            return outcome == Outcome.Ok ? _segments.Acknowledge(_acknowledged) : outcome;
        }
    }
}
