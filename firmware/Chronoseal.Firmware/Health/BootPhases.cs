namespace Chronoseal.Firmware.Health
{
    /// <summary>Words for how far a boot came.</summary>
    public static class BootPhases
    {
        private static readonly string[] Names = { "Begun", "Good", "SafeMode", "Waiting" };

        /// <summary>The word for a phase.</summary>
        public static string Name(BootPhase phase)
        {
            return Names[(int)phase];
        }
    }
}
