namespace Chronoseal.Plant
{
    /// <summary>How a path of datagrams behaves. The two ways may differ, which no client can see.</summary>
    public sealed record DatagramSettings
    {
        /// <summary>From the call of Open to the address, in microseconds.</summary>
        public long LookUpMicroseconds { get; init; } = 20_000;

        /// <summary>Least time from the node to the peer, in microseconds.</summary>
        public long OutwardMicroseconds { get; init; } = 400;

        /// <summary>Least time from the peer to the node, in microseconds.</summary>
        public long ReturnMicroseconds { get; init; } = 400;

        /// <summary>Mean of the exponential jitter on top of either, in microseconds.</summary>
        public double JitterMicroseconds { get; init; } = 150;

        /// <summary>Probability that a datagram is lost, either way.</summary>
        public double LossProbability { get; init; }
    }
}
