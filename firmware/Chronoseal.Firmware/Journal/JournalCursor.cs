namespace Chronoseal.Firmware.Journal
{
    /// <summary>A place between two frames of the journal. Files may go while it stands in them; it then goes on behind the frame read last.</summary>
    public sealed class JournalCursor
    {
        /// <summary>Sequence number of the frame read last; 0 before the first.</summary>
        public long LastSequence;

        /// <summary>The file of kept frames; above the newest of them once reading has come to the segments.</summary>
        internal long Kept;

        /// <summary>The segment.</summary>
        internal long Segment;

        /// <summary>The position in the file; 0 in front of its head.</summary>
        internal long Position;

        /// <summary>The sequence number that a good next record would have; 0 where that is not known.</summary>
        internal long Expected;

        /// <summary>Which arrangement of the files this place is in.</summary>
        internal int Arrangement;
    }
}
