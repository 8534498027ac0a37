namespace Chronoseal.Drivers.Sht3x
{
    /// <summary>How an SHT3x or SHT85 measures, and what the data sheet or a certificate says of it.</summary>
    public sealed class Sht3xSettings
    {
        /// <summary>
        /// When it measures. On request the stamp is known to 8 ms; in periodic mode only to half the period and more, because the
        /// part does not tell when it measured.
        /// </summary>
        public Sht3xRate Rate = Sht3xRate.SingleShot;

        /// <summary>Noise against time.</summary>
        public Sht3xRepeatability Repeatability = Sht3xRepeatability.High;

        /// <summary>
        /// Expanded uncertainty (k = 2) of temperature, millidegrees. The default takes the typical accuracy of the SHT30 and SHT31
        /// (0.2 degrees, data sheet table 2) as the half width of a rectangle: 2 x 0.2 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int TemperatureUncertaintyMilliCelsius = 231;

        /// <summary>The same for humidity, thousandths of a percent: 2 x 2.0 / sqrt(3) (data sheet table 1).</summary>
        public int HumidityUncertaintyMilliPercent = 2309;

        /// <summary>Response time to be reported beside the stamp, milliseconds: the longer 63 % time of the two quantities, 8 s.</summary>
        public int EffectiveDelayMilliseconds = 8000;

        /// <summary>How long samples are marked after the heater was found on and switched off. The data sheet has no figure; a minute is ours.</summary>
        public int CoolDownSeconds = 60;
    }
}
