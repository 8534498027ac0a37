namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>What bytes look like.</summary>
    internal enum ShapeVerdict
    {
        /// <summary>Not the start of a frame.</summary>
        None,

        /// <summary>A whole frame.</summary>
        Frame,

        /// <summary>A frame may begin here, but its end is not among the bytes.</summary>
        Incomplete,
    }
}
