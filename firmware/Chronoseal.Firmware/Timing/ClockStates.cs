namespace Chronoseal.Firmware.Timing
{
    /// <summary>Words for clock states.</summary>
    public static class ClockStates
    {
        /// <summary>The word for a state.</summary>
        public static string Name(ClockState state)
        {
            switch (state)
            {
                case ClockState.Unsynchronised: return "Unsynchronised";
                case ClockState.Acquiring: return "Acquiring";
                case ClockState.Locked: return "Locked";
                case ClockState.LabelCoasting: return "LabelCoasting";
                case ClockState.Holdover: return "Holdover";
                case ClockState.Expired: return "Expired";
                default: return "Unknown";
            }
        }
    }
}
