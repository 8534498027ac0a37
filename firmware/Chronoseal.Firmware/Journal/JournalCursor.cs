namespace Chronoseal.Firmware.Journal
{
    /// <summary>A place between two frames of the journal.</summary>
    public sealed class JournalCursor
    {
        /// <summary>The file.</summary>
        public long Segment;

        /// <summary>The position in it.</summary>
        public long Position;

        /// <summary>Sequence number of the frame read last; 0 before the first.</summary>
        public long LastSequence;
    }
}
