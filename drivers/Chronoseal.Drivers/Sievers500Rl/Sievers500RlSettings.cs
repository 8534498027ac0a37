namespace Chronoseal.Drivers.Sievers500Rl
{
    /// <summary>How one Sievers 500 RL is set up, and what a certificate says of it.</summary>
    public sealed class Sievers500RlSettings
    {
        /// <summary>Whether the instrument has the conductivity option, and so fills fields 7 and 9 of its lines.</summary>
        public bool HasConductivity = true;

        /// <summary>Whether its dates are written day first; otherwise month first.</summary>
        public bool IsDayFirst;

        /// <summary>What the mode field of a line has to say for it to be taken, in either case of its letters; empty for anything.</summary>
        public string Mode = "";

        /// <summary>Seconds to take from the instrument's local time to have UTC, such as 3600 for a clock at UTC + 1 h.</summary>
        public int ClockOffsetSeconds;

        /// <summary>A line that may have waited for longer than this, seconds, is flagged as fetched from a buffer after an outage.</summary>
        public int BackfillSeconds = 60;

        /// <summary>Without a line for so long, seconds, the instrument counts as silent; well above its measuring interval.</summary>
        public int SilenceSeconds = 1800;

        /// <summary>Expanded uncertainty (k = 2) of TOC in thousandths of the reading; 0 leaves it unstated, until a certificate is there.</summary>
        public int UncertaintyPermille;

        /// <summary>
        /// From the water's arrival to the line, milliseconds: sampling line, oxidation. Depends on the installation; to be
        /// measured at commissioning.
        /// </summary>
        public int EffectiveDelayMilliseconds = 120000;
    }
}
