namespace Chronoseal.Evidence.Frames
{
    /// <summary>Label "l" of the clock statement: what happens at the end of the current UTC day.</summary>
    public enum LeapAnnouncement
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>A second is inserted.</summary>
        Insert = 1,

        /// <summary>A second is deleted.</summary>
        Delete = 2,
    }
}
