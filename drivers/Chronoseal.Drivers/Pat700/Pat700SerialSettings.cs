namespace Chronoseal.Drivers.Pat700
{
    /// <summary>How one PAT700 is set up at its serial port, and what a certificate says of it.</summary>
    public sealed class Pat700SerialSettings
    {
        /// <summary>Seconds to take from the instrument's local time to have UTC, such as 3600 for a clock at UTC + 1 h.</summary>
        public int ClockOffsetSeconds;

        /// <summary>
        /// Whether the elapsed time of a record is known to run from the end of sampling to the result. Then the stamp is that of the
        /// water; otherwise it covers everything from there to the result. To be set once it was watched at commissioning.
        /// </summary>
        public bool TrustsElapsedTime;

        /// <summary>A record that was found after a longer time without a good poll, seconds, is flagged as fetched after an outage.</summary>
        public int BackfillSeconds = 60;

        /// <summary>From the request to the whole reply, milliseconds. A reply takes 70 ms on the line; the manual states no time.</summary>
        public int ResponseTimeoutMilliseconds = 800;

        /// <summary>Expanded uncertainty (k = 2) of TOC in thousandths of the reading; 0 leaves it unstated, until a certificate is there.</summary>
        public int UncertaintyPermille;

        /// <summary>
        /// From the tapping point to the end of sampling, milliseconds: the sampling line. Depends on the installation; to be
        /// measured at commissioning.
        /// </summary>
        public int EffectiveDelayMilliseconds = 30000;
    }
}
