using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// The line under all edges: for a capture that is late at random and never early. Of all lines that no edge lies below, it is
    /// the one that lies closest to them in the mean, which is the side of their lower convex hull above the mean second; for
    /// latencies with an exponential tail that is the line of greatest likelihood. One idle edge at each end of the window is
    /// enough, however late the others are.
    /// </summary>
    public sealed class EnvelopeLine : EdgeLine
    {
        // Residuals up to here are taken for the latency of an idle processor; later ones waited for a time slice.
        private const long IdleMicroseconds = 1000;

        // The end of the line scatters by a few times the mean latency over the number of edges (docs/timing.md, section 3).
        private const int EndFactor = 5;

        private readonly int[] _hull;

        /// <summary>Makes a line; see <see cref="EdgeLine"/>.</summary>
        public EnvelopeLine(int capacity, int windowSeconds)
            : base(capacity, windowSeconds)
        {
            _hull = new int[capacity];
        }

        /// <inheritdoc/>
        protected override void Lay()
        {
            int corners = Hull(_hull, true);
            if (corners < 2)
            {
                InterceptScaled = 0;
                return;
            }

            int side = SideAboveMean(corners);
            int left = _hull[side];
            int right = _hull[side + 1];
            SlopeScaled = ((Excess(right) - Excess(left)) << ScaleBits) / (Abscissa(right) - Abscissa(left));
            InterceptScaled = (Excess(left) << ScaleBits) - SlopeScaled * Abscissa(left);
            ScatterSixteenths = MeanIdleLatencySixteenths();
            UncertaintySixteenths = EndFactor * ScatterSixteenths / Count;
        }

        private int SideAboveMean(int corners)
        {
            long sum = 0;
            for (int i = 0; i < Count; i++)
            {
                sum += Abscissa(i);
            }

            int side = 0;
            while (side < corners - 2 && Abscissa(_hull[side + 1]) * Count < sum)
            {
                side++;
            }

            return side;
        }

        private long MeanIdleLatencySixteenths()
        {
            long sum = 0;
            int idle = 0;
            for (int i = 0; i < Count; i++)
            {
                long residual = ResidualScaled(i) >> ScaleBits;
                if (residual < IdleMicroseconds)
                {
                    sum += residual;
                    idle++;
                }
            }

            return idle == 0 ? IdleMicroseconds * 16 : sum * 16 / idle;
        }
    }
}
