namespace Chronoseal.Plant
{
    /// <summary>Something happens in the room: every parameter jumps at one and the same instant, then decays exponentially.</summary>
    /// <param name="TrueNanoseconds">The instant, in nanoseconds since the start.</param>
    /// <param name="DecaySeconds">Time constant of the decay, in seconds.</param>
    /// <param name="Scale">Size relative to the default amplitudes of <see cref="RoomModel"/>.</param>
    public sealed record ContaminationEvent(long TrueNanoseconds, double DecaySeconds, double Scale);
}
