namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>What the data sheet or a certificate says of one SFA30.</summary>
    public sealed class Sfa30Settings
    {
        /// <summary>
        /// Expanded uncertainty (k = 2) of formaldehyde, tenths of a ppb. The default takes the data sheet's accuracy of 20 ppb as the
        /// half width of a rectangle: 2 x 20 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int UncertaintyTenthsPpb = 231;

        /// <summary>The part of the reading, in percent, below which the uncertainty never falls (data sheet: 20 % above 100 ppb).</summary>
        public int UncertaintyPercent = 23;

        /// <summary>
        /// Response time to be reported beside the stamp, milliseconds: the 63 % time of 2 minutes. The age of the part's newest value is
        /// in the width of the stamp.
        /// </summary>
        public int EffectiveDelayMilliseconds = 120000;

        /// <summary>
        /// Seconds without a value after which a reading fails with <see cref="Sfa30Codec.NoNewValue"/>. The maker's driver has the first
        /// value 1 s after the start.
        /// </summary>
        public int SilenceSeconds = 3;
    }
}
