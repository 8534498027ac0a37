namespace Chronoseal.Firmware.Journal
{
    /// <summary>Numbers that outlive a boot. All of them only ever rise.</summary>
    public enum LedgerEntry
    {
        /// <summary>How often the node has booted.</summary>
        Boot = 1,

        /// <summary>The highest sequence number that may be used without another note.</summary>
        SequenceReserved = 2,

        /// <summary>The newest journal file.</summary>
        NewestSegment = 3,

        /// <summary>The oldest journal file.</summary>
        OldestSegment = 4,

        /// <summary>The highest sequence number known to be acknowledged.</summary>
        Acknowledged = 5,

        /// <summary>The newest file of kept frames.</summary>
        NewestKept = 6,

        /// <summary>The oldest file of kept frames.</summary>
        OldestKept = 7,

        /// <summary>The highest sequence number of dropped frames that an event frame has told of.</summary>
        DropsTold = 8,
    }
}
