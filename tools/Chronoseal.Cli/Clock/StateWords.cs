using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>Clock states as answer files name them: in lower case.</summary>
    public static class StateWords
    {
        private static readonly string[] s_words = [.. Enum.GetValues<ClockState>().Select(s => ClockStates.Name(s).ToLowerInvariant())];

        /// <summary>The word for a state.</summary>
        public static string Of(ClockState state) => s_words[(int)state];
    }
}
