namespace Chronoseal.Plant
{
    /// <summary>What a network time server is, and what it says of itself.</summary>
    public sealed record SntpServerSettings
    {
        /// <summary>Its distance from a reference clock, 1 to 15.</summary>
        public int Stratum { get; init; } = 2;

        /// <summary>Its own error in microseconds: within <see cref="DispersionMicroseconds"/> for a server that is honest.</summary>
        public long OffsetMicroseconds { get; init; } = 700;

        /// <summary>The root dispersion that it states, in microseconds, below 1,000,000.</summary>
        public long DispersionMicroseconds { get; init; } = 1_000;

        /// <summary>The root delay that it states, in microseconds, below 1,000,000.</summary>
        public long RootDelayMicroseconds { get; init; } = 500;

        /// <summary>From a request to its reply, in microseconds.</summary>
        public long ServiceMicroseconds { get; init; } = 60;
    }
}
