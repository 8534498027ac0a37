namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>Which SGP4x it is and how it is put to work.</summary>
    public sealed class Sgp4xSettings
    {
        /// <summary>Which part.</summary>
        public Sgp4xModel Model = Sgp4xModel.Sgp41;

        /// <summary>
        /// How long the pixel for nitrogen oxides of an SGP41 is conditioned when a specimen is first identified, milliseconds; 0 for
        /// not at all. The data sheet asks for 10 s and says that more destroys the pixel; 9 s leave room for a late task. Longer
        /// settings are cut down to <see cref="Sgp4xCodec.LongestConditioningMicroseconds"/>.
        /// </summary>
        public int ConditioningMilliseconds = 9000;

        /// <summary>
        /// Response time to be reported beside the stamp, milliseconds: the shortest time constant of the index, 20 s; in calm air it
        /// is up to 500 s.
        /// </summary>
        public int EffectiveDelayMilliseconds = 20000;
    }
}
