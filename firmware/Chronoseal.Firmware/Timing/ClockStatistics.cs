namespace Chronoseal.Firmware.Timing
{
    /// <summary>What the clock has seen since boot, for the console and for birth frames. Made once and filled again.</summary>
    public sealed class ClockStatistics
    {
        /// <summary>Averaging times of <see cref="AllanPartsPerTrillion"/>, seconds.</summary>
        public static readonly int[] AveragingSeconds = { 1, 10, 100, 1000 };

        /// <summary>Edges by verdict; index is <see cref="EdgeVerdict"/>.</summary>
        public readonly int[] Edges = new int[5];

        /// <summary>Labels by verdict; index is <see cref="LabelVerdict"/>.</summary>
        public readonly int[] Labels = new int[4];

        /// <summary>Allan deviations, parts in 10^12, for <see cref="AveragingSeconds"/>; 0 where too little was seen.</summary>
        public readonly long[] AllanPartsPerTrillion = new long[4];

        /// <summary>Excess of the counter over UTC, parts in 10^12.</summary>
        public long FrequencyPartsPerTrillion;

        /// <summary>Range that the frequency has moved in during the past hour, parts in 10^12.</summary>
        public long FrequencyRangePartsPerTrillion;

        /// <summary>Seconds over which it was observed.</summary>
        public long ObservedSeconds;

        /// <summary>Longest gap between two accepted edges, seconds.</summary>
        public long LongestGapSeconds;

        /// <summary>Scatter of the edges about the line: for a handler, its mean latency above the least, sixteenths of a microsecond.</summary>
        public long ScatterSixteenths;

        /// <summary>Counter at the latest accepted edge; 0 before the first.</summary>
        public long LastEdgeCounter;

        /// <summary>Whether UTC was known when the latest accepted edge came.</summary>
        public bool HasOffset;

        /// <summary>
        /// What the clock said at the latest accepted edge, before it knew of it, less the second that the edge marks, microseconds: crystal,
        /// line and the latency of this edge's capture together.
        /// </summary>
        public long OffsetMicroseconds;

        /// <summary>Standard uncertainty of the line, sixteenths of a microsecond.</summary>
        public long LineUncertaintySixteenths;
    }
}
