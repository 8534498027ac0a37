namespace Chronoseal.Firmware.Journal
{
    /// <summary>How large a journal is, and what it does when it is full.</summary>
    public sealed class JournalSettings
    {
        /// <summary>The least files: one of kept frames, a full segment and the one being written.</summary>
        public const int LeastSegments = 3;

        /// <summary>The most bytes of one file; at least a batch and a head.</summary>
        public int SegmentBytes = Limits.JournalSegmentBytes;

        /// <summary>The most files, <see cref="LeastSegments"/> or more.</summary>
        public int SegmentLimit = Limits.JournalSegments;

        /// <summary>Data frames written together, 1 to <see cref="Limits.FramesPerWrite"/>.</summary>
        public int FramesPerWrite = 1;

        /// <summary>True to refuse frames when full, false to drop the oldest data frames.</summary>
        public bool StopsWhenFull;

        /// <summary>Settings for a store of a capacity, of which the journal takes its share.</summary>
        /// <param name="capacityBytes">0 where the store does not say.</param>
        public static JournalSettings ForCapacity(long capacityBytes)
        {
            long capacity = capacityBytes > 0 ? capacityBytes : Limits.AssumedStoreBytes;
            long segments = capacity / Limits.JournalShareDivisor / Limits.JournalSegmentBytes;
            return new JournalSettings
            {
                SegmentLimit = segments < LeastSegments ? LeastSegments : segments < Limits.JournalSegments ? (int)segments : Limits.JournalSegments,
            };
        }
    }
}
