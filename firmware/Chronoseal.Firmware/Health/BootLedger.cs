using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// The node's memory of its boots: the last sixteen one by one, and what decides about safe mode. Written at most three times a boot, into two slots by
    /// turns, so that a power cut within a write leaves what was there before it. Never in the way of a boot: what cannot be read is begun anew, what cannot be
    /// written is counted.
    /// </summary>
    public sealed class BootLedger
    {
        private readonly object _gate = new object();
        private readonly BootSlots _slots;
        private readonly BootRecord[] _records = new BootRecord[HealthLimits.BootRecords];

        /// <summary>Makes a ledger that remembers nothing; <see cref="Begin"/> reads it.</summary>
        public BootLedger(IFileStore files)
        {
            _slots = new BootSlots(files);
            for (int i = 0; i < _records.Length; i++)
            {
                _records[i] = new BootRecord();
            }
        }

        /// <summary>How many boots it remembers one by one.</summary>
        public int Count { get; private set; }

        /// <summary>A boot, the oldest first; the last is the one that runs.</summary>
        public BootRecord this[int index]
        {
            get { return _records[index]; }
        }

        /// <summary>The boot that runs.</summary>
        public BootRecord Current
        {
            get { return _records[Count > 0 ? Count - 1 : 0]; }
        }

        /// <summary>Boots that a dip of the supply began, where the board can tell.</summary>
        public long BrownOuts { get; private set; }

        /// <summary>Bad boots since the last good one.</summary>
        public long BadInRow { get; private set; }

        /// <summary>Bad boots since the last good one or the last safe mode, whichever came later.</summary>
        public long BadSinceSafeMode { get; private set; }

        /// <summary>Writes that failed in this boot.</summary>
        public int WriteFaults { get; private set; }

        /// <summary>Whether there was a ledger that could not be used and was begun anew.</summary>
        public bool WasDamaged { get; private set; }

        /// <summary>Reads the ledger, judges the boot before, and notes that this one began. Call once, first of all.</summary>
        public void Begin(ResetReason reason)
        {
            lock (_gate)
            {
                WasDamaged = !Read();
                if (Count > 0 && Current.IsBad)
                {
                    BadInRow++;
                    BadSinceSafeMode++;
                }

                long ordinal = Count > 0 ? Current.Ordinal + 1 : 1;
                BrownOuts += reason == ResetReason.BrownOut ? 1 : 0;
                BootRecord record = Next();
                record.Ordinal = ordinal;
                record.ResetReason = reason;
                record.Phase = BootPhase.Begun;
                record.HasEnded = false;
                record.UptimeSeconds = 0;
                record.FrameBoot = 0;
                Write();
            }
        }

        /// <summary>
        /// Whether this boot is to be in safe mode: too many were bad, and one of them after the last safe mode. So each safe mode is followed by a try. Not where
        /// this boot could not be noted: then safe mode cannot be either, and every boot would be in it.
        /// </summary>
        public bool WantsSafeMode(int badLimit)
        {
            return WriteFaults == 0 && BadInRow >= badLimit && BadSinceSafeMode > 0;
        }

        /// <summary>Notes how far this boot has come.</summary>
        public void Mark(BootPhase phase, long uptimeSeconds, long frameBoot)
        {
            lock (_gate)
            {
                Current.Phase = phase;
                Current.UptimeSeconds = uptimeSeconds;
                Current.FrameBoot = frameBoot;
                BadInRow = phase == BootPhase.Good ? 0 : BadInRow;
                BadSinceSafeMode = phase == BootPhase.Good || phase == BootPhase.SafeMode ? 0 : BadSinceSafeMode;
                Write();
            }
        }

        /// <summary>Notes that this boot ends in good order.</summary>
        public void End(RestartCause cause, long uptimeSeconds, long frameBoot)
        {
            lock (_gate)
            {
                Current.HasEnded = true;
                Current.Cause = cause;
                Current.UptimeSeconds = uptimeSeconds;
                Current.FrameBoot = frameBoot;
                Write();
            }
        }

        private BootRecord Next()
        {
            if (Count < _records.Length)
            {
                return _records[Count++];
            }

            BootRecord oldest = _records[0];
            for (int i = 1; i < _records.Length; i++)
            {
                _records[i - 1] = _records[i];
            }

            _records[_records.Length - 1] = oldest;
            return oldest;
        }

        private bool Read()
        {
            bool isSound = _slots.Read();
            byte[] buffer = _slots.Buffer;
            if (_slots.IsEmpty)
            {
                return isSound;
            }

            BrownOuts = LittleEndian.Read(buffer, BootSlots.BrownOutsAt, 4);
            BadInRow = LittleEndian.Read(buffer, BootSlots.BadInRowAt, 4);
            BadSinceSafeMode = LittleEndian.Read(buffer, BootSlots.BadSinceSafeModeAt, 4);
            Count = buffer[BootSlots.CountAt];
            for (int i = 0; i < Count; i++)
            {
                ReadRecord(buffer, BootSlots.RecordAt(i), _records[i]);
            }

            return isSound;
        }

        private static void ReadRecord(byte[] buffer, int at, BootRecord record)
        {
            record.Ordinal = LittleEndian.Read(buffer, at, 4);
            record.ResetReason = (ResetReason)buffer[at + 4];
            record.Phase = (BootPhase)buffer[at + 5];
            record.HasEnded = buffer[at + 6] != 0;
            record.Cause = (RestartCause)buffer[at + 7];
            record.UptimeSeconds = LittleEndian.Read(buffer, at + 8, 4);
            record.FrameBoot = LittleEndian.Read(buffer, at + 12, 4);
        }

        private void Write()
        {
            byte[] buffer = _slots.Buffer;
            LittleEndian.Write(buffer, BootSlots.BrownOutsAt, BrownOuts, 4);
            LittleEndian.Write(buffer, BootSlots.BadInRowAt, BadInRow, 4);
            LittleEndian.Write(buffer, BootSlots.BadSinceSafeModeAt, BadSinceSafeMode, 4);
            buffer[BootSlots.CountAt] = (byte)Count;
            for (int i = 0; i < Count; i++)
            {
                int at = BootSlots.RecordAt(i);
                BootRecord record = _records[i];
                LittleEndian.Write(buffer, at, record.Ordinal, 4);
                buffer[at + 4] = (byte)record.ResetReason;
                buffer[at + 5] = (byte)record.Phase;
                buffer[at + 6] = (byte)(record.HasEnded ? 1 : 0);
                buffer[at + 7] = (byte)record.Cause;
                LittleEndian.Write(buffer, at + 8, record.UptimeSeconds, 4);
                LittleEndian.Write(buffer, at + 12, record.FrameBoot, 4);
            }

            WriteFaults += _slots.Write() == Outcome.Ok ? 0 : 1;
        }
    }
}
