namespace Chronoseal.Drivers.Sht4x
{
    /// <summary>What the data sheet or a certificate says of one SHT4x.</summary>
    public sealed class Sht4xSettings
    {
        /// <summary>
        /// Expanded uncertainty (k = 2) of temperature, millidegrees. The default takes the typical accuracy of the SHT40 (0.2 degrees,
        /// data sheet table 2) as the half width of a rectangle: 2 x 0.2 / sqrt(3). A certificate's value replaces it.
        /// </summary>
        public int TemperatureUncertaintyMilliCelsius = 231;

        /// <summary>The same for humidity, thousandths of a percent: 2 x 1.8 / sqrt(3) (data sheet table 1).</summary>
        public int HumidityUncertaintyMilliPercent = 2078;

        /// <summary>Response time to be reported beside the stamp, milliseconds: the longer 63 % time of the two quantities, 4 s.</summary>
        public int EffectiveDelayMilliseconds = 4000;
    }
}
