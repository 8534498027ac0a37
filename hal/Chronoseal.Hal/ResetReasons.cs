namespace Chronoseal.Hal
{
    /// <summary>Words for reset reasons.</summary>
    public static class ResetReasons
    {
        /// <summary>The word for a reason.</summary>
        public static string Name(ResetReason reason)
        {
            switch (reason)
            {
                case ResetReason.PowerOn: return "PowerOn";
                case ResetReason.Software: return "Software";
                case ResetReason.Watchdog: return "Watchdog";
                case ResetReason.BrownOut: return "BrownOut";
                case ResetReason.Pin: return "Pin";
                case ResetReason.DeepSleep: return "DeepSleep";
                default: return "Unknown";
            }
        }
    }
}
