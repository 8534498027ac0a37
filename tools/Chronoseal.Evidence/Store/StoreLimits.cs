namespace Chronoseal.Evidence.Store
{
    /// <summary>Bounds of files of frames.</summary>
    public static class StoreLimits
    {
        /// <summary>Bytes of one item of a file. A longer one is not a frame.</summary>
        public const int MaximumItemBytes = Frames.FrameLimits.MaximumFrameBytes;

        /// <summary>Bytes read at a time: several of the longest items.</summary>
        public const int ReadBufferBytes = 4 * MaximumItemBytes;
    }
}
