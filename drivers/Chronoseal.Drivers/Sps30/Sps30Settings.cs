namespace Chronoseal.Drivers.Sps30
{
    /// <summary>What the data sheet or a certificate says of one SPS30, and how its driver judges it.</summary>
    public sealed class Sps30Settings
    {
        /// <summary>Asks for 16-bit integers (whole ug/m3, whole particles per cm3) in place of floats. Firmware 2.0 and later.</summary>
        public bool UsesIntegers;

        /// <summary>
        /// Seconds after the start of a measurement in which samples carry InstrumentWarning. The default is the longest start-up time
        /// of the data sheet (table 1), for 50 to 100 particles per cm3; for cleaner air it states none.
        /// </summary>
        public int WarmUpSeconds = 30;

        /// <summary>
        /// Seconds without a new value after which a reading fails with <see cref="Sps30Codec.NoNewValue"/>. Values are not renewed for
        /// the 10 s of a fan cleaning (section 4.2): keep it above 12.
        /// </summary>
        public int SilenceSeconds = 15;

        /// <summary>
        /// Readings in a row that are all zero with a typical size of exactly 1.63 um before they fail with
        /// <see cref="Sps30Codec.FlatLine"/>; the ones before carry InstrumentWarning. 0 for never.
        /// </summary>
        public int FlatLineReadings = 10;

        /// <summary>
        /// Response time to be reported beside the stamp, milliseconds: the shortest start-up time of table 1. The part's averaging is
        /// not published.
        /// </summary>
        public int EffectiveDelayMilliseconds = 8000;

        /// <summary>
        /// Least expanded uncertainty (k = 2) of PM1 and PM2.5, thousandths of ug/m3. All defaults take the precision of table 1 as the
        /// half width of a rectangle: 2 / sqrt(3) of it; here of 5 ug/m3 + 5 % up to 100 ug/m3, 10 % above. A certificate's values
        /// replace them.
        /// </summary>
        public int FineMassFloor = 5774;

        /// <summary>What is added to <see cref="FineMassFloor"/>, ten-thousandths of the value.</summary>
        public int FineMassSlopePerTenThousand = 577;

        /// <summary>The same for PM4 and PM10: 25 ug/m3 up to 100 ug/m3, 25 % above.</summary>
        public int CoarseMassFloor = 28868;

        /// <summary>The same for numbers up to 0.5, 1.0 and 2.5 um, particles per cubic metre: 100 per cm3 up to 1000, 10 % above.</summary>
        public int FineNumberFloor = 115470054;

        /// <summary>The same for numbers up to 4 and 10 um: 250 per cm3 up to 1000, 25 % above.</summary>
        public int CoarseNumberFloor = 288675135;

        /// <summary>The part of a fine value below which its uncertainty never falls, ten-thousandths: 2 x 10 % / sqrt(3).</summary>
        public int FinePerTenThousand = 1155;

        /// <summary>The part of a coarse value (PM4, PM10 and their numbers) below which its uncertainty never falls: 2 x 25 % / sqrt(3).</summary>
        public int CoarsePerTenThousand = 2887;
    }
}
