namespace Chronoseal.Drivers.Sdp8xx
{
    /// <summary>How an SDP8xx or SDP3x measures, and what the data sheet or a certificate says of it.</summary>
    public sealed class Sdp8xxSettings
    {
        /// <summary>Whether a value is the part's average since the last read (see <see cref="Sdp8xxSensor"/>) or its newest 0.5 ms.</summary>
        public bool IsAveraging = true;

        /// <summary>
        /// Expanded uncertainty (k = 2) at zero, ten-thousandths of a pascal. The default takes the zero-point accuracy of the 500 Pa
        /// parts (0.1 Pa, data sheet table 1) as the half width of a rectangle: 2 x 0.1 / sqrt(3).
        /// </summary>
        public int ZeroUncertaintyTenthMilliPascals = 1155;

        /// <summary>The part of the reading to be joined to it, in tenths of a percent: 2 x 3 % / sqrt(3) (span accuracy, table 1).</summary>
        public int SpanUncertaintyPerMille = 35;

        /// <summary>Response time to be reported beside the stamp, milliseconds: 3 ms of the flow in the part; hoses come on top.</summary>
        public int EffectiveDelayMilliseconds = 3;
    }
}
