namespace Chronoseal.Hal
{
    /// <summary>Why the processor started.</summary>
    public enum ResetReason
    {
        /// <summary>The platform does not say.</summary>
        Unknown = 0,

        /// <summary>Power came on.</summary>
        PowerOn = 1,

        /// <summary>The firmware asked for it.</summary>
        Software = 2,

        /// <summary>A watchdog bit.</summary>
        Watchdog = 3,

        /// <summary>The supply dipped.</summary>
        BrownOut = 4,

        /// <summary>The reset pin.</summary>
        Pin = 5,

        /// <summary>The processor woke from deep sleep.</summary>
        DeepSleep = 6,
    }
}
