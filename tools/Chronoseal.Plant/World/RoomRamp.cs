namespace Chronoseal.Plant
{
    /// <summary>An even change of a parameter, which tells when a sensor took its value.</summary>
    /// <param name="Start">The value at true time 0.</param>
    /// <param name="PerSecond">Its change in a second.</param>
    public sealed record RoomRamp(double Start, double PerSecond);
}
