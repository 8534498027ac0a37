namespace Chronoseal.Firmware.Frames
{
    /// <summary>What a frame carries. The numbers are part of the frame format.</summary>
    public enum FrameKind
    {
        /// <summary>The readings of an epoch.</summary>
        Data = 0,

        /// <summary>Who the node and its sensors are.</summary>
        Birth = 1,

        /// <summary>Something that happened to the node.</summary>
        Event = 2,
    }
}
