namespace Chronoseal.Evidence.Audit
{
    /// <summary>Numbers that did not come, and the frame before which they should have.</summary>
    /// <param name="First">First missing number.</param>
    /// <param name="Last">Last missing number.</param>
    /// <param name="IsExact">True within a boot, and at its end where the next names its last number: every number was used; at another a boot numbers may rightly have been left out, but one frame at least is missing.</param>
    /// <param name="Boot">Boot of the frame behind the gap.</param>
    /// <param name="Sequence">Its number.</param>
    internal readonly record struct FrameGap(ulong First, ulong Last, bool IsExact, ulong Boot, ulong Sequence)
    {
        public ulong Numbers => Last - First + 1;
    }
}
