namespace Chronoseal.Hal
{
    /// <summary>Who a sensor is, as far as it says; what it does not say stays as it was set by configuration.</summary>
    public sealed class SensorIdentity
    {
        /// <summary>Manufacturer and part, such as "Sensirion SHT4x".</summary>
        public string Type = "";

        /// <summary>Serial number as printed on the part; empty if it has none.</summary>
        public string Serial = "";

        /// <summary>Firmware version; empty if it does not say.</summary>
        public string Firmware = "";

        /// <summary>Identifier of the calibration certificate, from configuration; empty if none was given.</summary>
        public string CertificateId = "";

        /// <summary>Date of calibration, yyyy-mm-dd, from the part or from configuration; empty if unknown.</summary>
        public string CalibrationDate = "";

        /// <summary>Date on which calibration is due again, yyyy-mm-dd; empty if unknown.</summary>
        public string CalibrationDue = "";

        /// <summary>
        /// How long after the quantity had its value the part reports it, in milliseconds: response time and averaging. A row of
        /// its own in the uncertainty budget; never merged with the stamp.
        /// </summary>
        public int EffectiveDelayMilliseconds;

        /// <summary>The bound on the acquisition instant, in microseconds: half the interval within which the part took or latched the value.</summary>
        public int InstantHalfWidthMicroseconds;
    }
}
