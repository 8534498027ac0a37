namespace Chronoseal.Firmware.Trust
{
    /// <summary>A frame in its buffer. Made once and filled again.</summary>
    public sealed class SealedFrame
    {
        /// <summary>The bytes, of which the frame is a run.</summary>
        public readonly byte[] Buffer = new byte[Limits.FrameBytes + FrameSealer.Overhang];

        /// <summary>Where the frame starts.</summary>
        public int Offset;

        /// <summary>Its length; 0 while there is none.</summary>
        public int Length;

        /// <summary>Its sequence number.</summary>
        public long Sequence;
    }
}
