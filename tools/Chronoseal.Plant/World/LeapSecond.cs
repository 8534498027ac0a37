namespace Chronoseal.Plant
{
    /// <summary>A leap second of the plant's UTC: the second before which there is a 23:59:60.</summary>
    /// <param name="TrueSecond">Seconds from the start of the simulation to the start of 23:59:60. The epoch must fit: the second before it is 23:59:59.</param>
    public sealed record LeapSecond(long TrueSecond);
}
