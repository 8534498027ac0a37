namespace Chronoseal.Plant
{
    /// <summary>What a receiver believes about the second whose pulse has just been.</summary>
    /// <param name="TrueSecond">Which second it truly is.</param>
    /// <param name="ErrorSeconds">How far its label is off.</param>
    /// <param name="HasTime">It has time of week and date from the satellites.</param>
    /// <param name="HasUtc">It knows the leap seconds as well.</param>
    /// <param name="HasFix">It knows where it stands.</param>
    public readonly record struct UbloxEpoch(long TrueSecond, int ErrorSeconds, bool HasTime, bool HasUtc, bool HasFix);
}
