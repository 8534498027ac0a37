namespace Chronoseal.Evidence.Audit
{
    /// <summary>Hashes and boots of the latest frames of one node by sequence number; the oldest give way. Grows as frames come, up to its limit.</summary>
    internal sealed class RecentFrames
    {
        private const int FirstCapacity = 64;

        private Entry[] _entries = new Entry[FirstCapacity];

        public void Remember(ulong sequence, ulong boot, Digest hash)
        {
            // One slot a number: a slot in use by another of the latest numbers means that there are more of them than slots.
            while (_entries.Length < AuditLimits.RememberedFrames && Slot(sequence).IsUsed && Slot(sequence).Sequence != sequence)
            {
                Grow();
            }

            Slot(sequence) = new Entry { IsUsed = true, Sequence = sequence, Boot = boot, Hash = hash };
        }

        public bool TryGet(ulong sequence, out ulong boot, out Digest hash)
        {
            ref Entry entry = ref Slot(sequence);
            boot = entry.Boot;
            hash = entry.Hash;
            return entry.IsUsed && entry.Sequence == sequence;
        }

        private ref Entry Slot(ulong sequence) => ref _entries[sequence & (ulong)(_entries.Length - 1)];

        private void Grow()
        {
            Entry[] old = _entries;
            _entries = new Entry[2 * old.Length];
            foreach (Entry entry in old)
            {
                if (entry.IsUsed)
                {
                    Slot(entry.Sequence) = entry;
                }
            }
        }

        private struct Entry
        {
            public bool IsUsed;
            public ulong Sequence;
            public ulong Boot;
            public Digest Hash;
        }
    }
}
