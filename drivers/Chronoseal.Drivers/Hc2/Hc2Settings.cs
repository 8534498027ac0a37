namespace Chronoseal.Drivers.Hc2
{
    /// <summary>How one HC2 probe is asked, and what its data sheet or a certificate says of it.</summary>
    public sealed class Hc2Settings
    {
        /// <summary>The probe's address on the line, 0 to 98, or 99 for whatever probe there is.</summary>
        public int Address = Hc2Reply.AnyAddress;

        /// <summary>
        /// The longest time between two of the probe's own measurements, milliseconds: a second, and 4 % for a clock of its own that
        /// nobody states. A reply may be as old as that.
        /// </summary>
        public int UpdateIntervalMilliseconds = 1040;

        /// <summary>From the request to the whole reply, milliseconds. A reply takes 54 ms on the line.</summary>
        public int ResponseTimeoutMilliseconds = 500;

        /// <summary>
        /// Expanded uncertainty (k = 2) of temperature, millidegrees. The default takes the accuracy of the HC2-S3 at 23 degrees
        /// (0.1 degrees) as the half width of a rectangle: 2 x 0.1 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int TemperatureUncertaintyMilliCelsius = 116;

        /// <summary>The same for humidity, thousandths of a percent: 2 x 0.8 / sqrt(3).</summary>
        public int HumidityUncertaintyMilliPercent = 924;

        /// <summary>Response time to be reported beside the stamp, milliseconds: 63 % within 15 s, without filter.</summary>
        public int EffectiveDelayMilliseconds = 15000;
    }
}
