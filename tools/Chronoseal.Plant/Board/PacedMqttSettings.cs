namespace Chronoseal.Plant
{
    /// <summary>What a real broker costs in virtual time, and how long it may take in real time.</summary>
    public sealed record PacedMqttSettings
    {
        /// <summary>Virtual time of a connect, in milliseconds.</summary>
        public int ConnectMilliseconds { get; init; } = 50;

        /// <summary>Virtual time from a publish to its acknowledgement, in milliseconds.</summary>
        public int AcknowledgeMilliseconds { get; init; } = 20;

        /// <summary>The most real time to wait for an acknowledgement before the message counts as lost, in milliseconds.</summary>
        public int RealDeadlineMilliseconds { get; init; } = 10_000;

        /// <summary>Virtual time between looks for messages and losses while nothing is published, in milliseconds; 0 for none.</summary>
        public int PollMilliseconds { get; init; }
    }
}
