using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>Colours of a picture, apart from each other for colour-blind eyes too (after Okabe and Ito).</summary>
    public static class PlotColours
    {
        /// <summary>The error.</summary>
        public const string Error = "#0072b2";

        /// <summary>The band of the expanded uncertainty.</summary>
        public const string Uncertainty = "#bfe3d5";

        /// <summary>The bound.</summary>
        public const string Bound = "#d55e00";

        /// <summary>Lines of the grid.</summary>
        public const string Grid = "#ddd";

        /// <summary>Axes.</summary>
        public const string Axis = "#888";

        /// <summary>A clock state.</summary>
        public static string Of(ClockState state) => state switch
        {
            ClockState.Locked => "#009e73",
            ClockState.LabelCoasting => "#56b4e9",
            ClockState.Holdover => "#e69f00",
            ClockState.Expired => "#cc79a7",
            ClockState.Acquiring => "#999",
            _ => "#333",
        };
    }
}
