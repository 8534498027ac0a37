namespace Chronoseal.Benchmarks.Verify
{
    /// <summary>Operations a second over all cores.</summary>
    /// <param name="ByWall">As they came, beside whatever else the machine did.</param>
    /// <param name="ByProcessor">If the cores did nothing else.</param>
    internal sealed record SpeedFigure(double ByWall, double ByProcessor)
    {
        /// <summary>The figure of something that takes both operations.</summary>
        public SpeedFigure And(SpeedFigure other) => new(1 / (1 / ByWall + 1 / other.ByWall), 1 / (1 / ByProcessor + 1 / other.ByProcessor));

        public SpeedFigure DividedBy(double number) => new(ByWall / number, ByProcessor / number);

        /// <summary>Both figures with their ratios to another's.</summary>
        public string Beside(SpeedFigure other) =>
            $"{other.ByWall:0} ({other.ByProcessor:0} by processor time); ratio {ByWall / other.ByWall:0.00} ({ByProcessor / other.ByProcessor:0.00} by processor time)";
    }
}
