namespace Chronoseal.Evidence.Audit
{
    /// <summary>What an event of lost frames says.</summary>
    /// <param name="First">First number of the range in which they lie.</param>
    /// <param name="Last">Last number of it.</param>
    /// <param name="Count">How many were lost.</param>
    /// <param name="Boot">Boot of the event.</param>
    /// <param name="Sequence">Its number.</param>
    internal readonly record struct LossClaim(ulong First, ulong Last, ulong Count, ulong Boot, ulong Sequence);
}
