namespace Chronoseal.Drivers.Ze07
{
    /// <summary>How one ZE07-CH2O or ZE08-CH2O is used, and what its manual or a certificate says of it.</summary>
    public sealed class Ze07Settings
    {
        /// <summary>Whether the part uploads by itself, once a second; otherwise it is asked.</summary>
        public bool IsUploading;

        /// <summary>
        /// The longest time between two of the part's own measurements, milliseconds: it uploads every second (manual, table 4), and 4 %
        /// for a clock of its own that nobody states.
        /// </summary>
        public int UpdateIntervalMilliseconds = 1040;

        /// <summary>How long the part is listened to in an epoch, milliseconds, where it uploads by itself.</summary>
        public int ListenMilliseconds = 900;

        /// <summary>From the request to the whole reply, milliseconds. A frame takes 9.4 ms on the line; the manual states no time.</summary>
        public int ResponseTimeoutMilliseconds = 300;

        /// <summary>Seconds without values after the part was found anew or restarted: preheating, up to 3 minutes (manual, technical parameters).</summary>
        public int WarmUpSeconds = 180;

        /// <summary>Full scale in ppb, where the part is asked: 5 ppm (manual); values above it are flagged.</summary>
        public int FullScalePartsPerBillion = 5000;

        /// <summary>Expanded uncertainty (k = 2) in thousandths of the reading; 0 leaves it unstated, until a certificate is there.</summary>
        public int UncertaintyPermille;

        /// <summary>Response time to be reported beside the stamp, milliseconds: at most 60 s (manual, technical parameters).</summary>
        public int EffectiveDelayMilliseconds = 60000;
    }
}
