namespace Chronoseal.Evidence.Frames
{
    /// <summary>Label "s" of the clock statement (frame format, 1).</summary>
    public enum ClockState
    {
        /// <summary>Nothing is known about UTC.</summary>
        Unsynchronised = 0,

        /// <summary>Edges or labels arrive but do not prove a second yet.</summary>
        Acquiring = 1,

        /// <summary>Disciplined by edges and labels.</summary>
        Locked = 2,

        /// <summary>Disciplined by edges; the labels are missing.</summary>
        LabelCoasting = 3,

        /// <summary>The edges are missing; the guarantee grows.</summary>
        Holdover = 4,

        /// <summary>The guarantee has grown past the configured limit.</summary>
        Expired = 5,
    }
}
