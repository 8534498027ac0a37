namespace Chronoseal.Evidence.Audit
{
    /// <summary>Numbers that did not come, and the frame before which they should have.</summary>
    /// <param name="First">First missing number.</param>
    /// <param name="Last">Last missing number.</param>
    /// <param name="IsExact">True where every number was used: within a boot, and up to the last of a boot that the next one names. Otherwise one frame at least is missing.</param>
    /// <param name="Boot">Boot of the frame behind the gap.</param>
    /// <param name="Sequence">Its number.</param>
    /// <param name="IsFork">True where the frame behind names a predecessor that came before frames that stand here.</param>
    internal readonly record struct FrameGap(ulong First, ulong Last, bool IsExact, ulong Boot, ulong Sequence, bool IsFork = false)
    {
        public ulong Numbers => Last - First + 1;
    }
}
