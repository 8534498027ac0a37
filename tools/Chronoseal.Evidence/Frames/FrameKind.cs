namespace Chronoseal.Evidence.Frames
{
    /// <summary>Label "kind" (frame format, 1).</summary>
    public enum FrameKind
    {
        /// <summary>Readings of one epoch.</summary>
        Data = 0,

        /// <summary>Facts about the node, at boot and after a change of configuration.</summary>
        Birth = 1,

        /// <summary>Something happened that a verifier must know.</summary>
        Event = 2,
    }
}
