namespace Chronoseal.Evidence.Audit
{
    /// <summary>Where a frame stands in the chain of its node.</summary>
    public enum FramePlace
    {
        /// <summary>In no chain: it is not a frame, nobody vouches for it, or it does not belong where it came from.</summary>
        None,

        /// <summary>The same bytes have a place already.</summary>
        Again,

        /// <summary>The chain has gone past its number, and its place is taken or no longer known.</summary>
        Beside,

        /// <summary>The chain now ends with it, whatever may be missing before it.</summary>
        End,
    }
}
