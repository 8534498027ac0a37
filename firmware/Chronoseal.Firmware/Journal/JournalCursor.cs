namespace Chronoseal.Firmware.Journal
{
    /// <summary>A place between two frames of the journal.</summary>
    public sealed class JournalCursor
    {
        /// <summary>The file.</summary>
        public long Segment;

        /// <summary>The position in it.</summary>
        public long Position;

        /// <summary>Goes where another cursor is.</summary>
        public void CopyFrom(JournalCursor other)
        {
            Segment = other.Segment;
            Position = other.Position;
        }
    }
}
