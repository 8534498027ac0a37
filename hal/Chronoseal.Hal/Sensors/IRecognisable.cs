namespace Chronoseal.Hal
{
    /// <summary>
    /// A sensor that can be recognised between two readings at little cost: one whose readings would go on without a word if another
    /// part answered in its place. Optional beside <see cref="ISensor"/>.
    /// </summary>
    public interface IRecognisable
    {
        /// <summary>
        /// Reads a number that stays the same as long as it is the same specimen with the same settings and calibration, as far as
        /// the part can tell. A short exchange or two, no wait but a documented one, no allocation; the last and the next reading
        /// are what they would have been without it. Call between an <see cref="ISensor.End"/> and the next
        /// <see cref="ISensor.Begin"/>.
        /// </summary>
        /// <param name="fingerprint">The number; its value means nothing by itself. 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns>Anything but <see cref="Outcome.Ok"/> says nothing of who is there.</returns>
        Outcome ReadFingerprint(out long fingerprint);
    }
}
