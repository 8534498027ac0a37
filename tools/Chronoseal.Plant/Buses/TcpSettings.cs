namespace Chronoseal.Plant
{
    /// <summary>How a network path behaves. Times are one way.</summary>
    public sealed record TcpSettings
    {
        /// <summary>From the call of Connect to the connection, in microseconds.</summary>
        public long ConnectMicroseconds { get; init; } = 1_200;

        /// <summary>Least time of a segment from end to end, in microseconds.</summary>
        public long LatencyMicroseconds { get; init; } = 400;

        /// <summary>Mean of the exponential jitter on top of it, in microseconds.</summary>
        public double JitterMicroseconds { get; init; } = 150;
    }
}
