using Chronoseal.Hal;

namespace Chronoseal.Firmware.Journal
{
    /// <summary>
    /// Sequence numbers that never repeat, over reboots and power cuts: a block is noted in the ledger before its first number is
    /// used, and a boot starts behind the noted block.
    /// </summary>
    public sealed class SequenceSource
    {
        private readonly Ledger _ledger;
        private long _next;

        /// <summary>Makes a source; <see cref="Open"/> starts it.</summary>
        public SequenceSource(Ledger ledger)
        {
            _ledger = ledger;
        }

        /// <summary>
        /// Starts behind every number that may have been used: behind the reserved block and, where the ledger has lost it and the journal has
        /// gone further, a whole block behind the journal's last frame.
        /// </summary>
        public void Open(long lastSequenceInJournal)
        {
            long reserved = _ledger.Value(LedgerEntry.SequenceReserved);
            _next = (reserved >= lastSequenceInJournal ? reserved : lastSequenceInJournal + Limits.SequenceReserve) + 1;
        }

        /// <summary>The next number, safe to use; it stays the next one until <see cref="Use"/>.</summary>
        public Outcome TryPeek(out long sequence)
        {
            sequence = _next;
            if (_next <= _ledger.Value(LedgerEntry.SequenceReserved))
            {
                return Outcome.Ok;
            }

            return _ledger.Note(LedgerEntry.SequenceReserved, _next + Limits.SequenceReserve - 1);
        }

        /// <summary>Marks the number as used.</summary>
        public void Use()
        {
            _next++;
        }
    }
}
