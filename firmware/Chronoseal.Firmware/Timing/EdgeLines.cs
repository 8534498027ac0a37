using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>Which line suits which capture: how it is laid, through how many edges, and how many it needs to be believed.</summary>
    public static class EdgeLines
    {
        // From here on the quantum, not the latency, is what scatters the edges.
        private const int CoarseMicroseconds = 10;
        private const int CoarseEdgesNeeded = 32;

        private const int FineEdges = 24;
        private const int FineEdgesNeeded = 8;
        private const int FineSeconds = 64;
        private const int EnvelopeEdges = 96;
        private const int EnvelopeSeconds = 128;
        private const int EnvelopeEdgesNeeded = 28;

        /// <summary>Makes the line for a kind of capture.</summary>
        public static EdgeLine For(ClockSettings settings)
        {
            EdgeLine line = Make(settings);
            line.SlopeLimitScaled = (2L * settings.CrystalPartsPerMillion) << EdgeLine.ScaleBits;
            return line;
        }

        /// <summary>Edges on the line before it is used.</summary>
        public static int EdgesNeeded(ClockSettings settings)
        {
            if (settings.Capture == PulseCapture.Handler)
            {
                return EnvelopeEdgesNeeded;
            }

            return settings.QuantumMicroseconds >= CoarseMicroseconds ? CoarseEdgesNeeded : FineEdgesNeeded;
        }

        private static EdgeLine Make(ClockSettings settings)
        {
            if (settings.Capture == PulseCapture.Handler)
            {
                return new EnvelopeLine(EnvelopeEdges, EnvelopeSeconds);
            }

            return settings.QuantumMicroseconds >= CoarseMicroseconds
                ? new CoarseLine(TimingLimits.FitEdges, TimingLimits.FitSeconds, settings.QuantumMicroseconds, settings.LatencyLimitMicroseconds)
                : new LeastSquaresLine(FineEdges, FineSeconds);
        }
    }
}
