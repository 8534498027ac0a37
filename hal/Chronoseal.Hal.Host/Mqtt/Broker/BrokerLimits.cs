namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Every bound of <see cref="MqttBroker"/>. The defaults suit a site of some dozens of nodes.</summary>
    public sealed record BrokerLimits
    {
        /// <summary>Connections at a time; one more is closed at once. From 1.</summary>
        public int ConnectionCount { get; init; } = 64;

        /// <summary>Bytes of one packet, header included; a larger one ends its connection. From 64.</summary>
        public int PacketBytes { get; init; } = 64 * 1024;

        /// <summary>Characters of a topic name or filter; a longer name ends its connection, a longer filter is not granted.</summary>
        public int TopicCharacters { get; init; } = 256;

        /// <summary>Characters of a client id; a longer one is refused (code 2).</summary>
        public int ClientIdCharacters { get; init; } = 128;

        /// <summary>Subscriptions of one session; one more is not granted (SUBACK 0x80).</summary>
        public int SubscriptionCountPerSession { get; init; } = 100;

        /// <summary>Sessions, connected or kept; one more is refused (code 3). Kept ones never give way to new ones.</summary>
        public int SessionCount { get; init; } = 256;

        /// <summary>Retained messages; one more is delivered but not kept, which is logged.</summary>
        public int RetainedCount { get; init; } = 1000;

        /// <summary>Bytes of all retained messages, topic and payload; what exceeds them is delivered but not kept, which is logged.</summary>
        public int RetainedBytes { get; init; } = 2 * 1024 * 1024;

        /// <summary>QoS 1 messages that wait in one session; one more is dropped, which is logged, and a connected client is hung up on.</summary>
        public int QueuedCountPerSession { get; init; } = 2000;

        /// <summary>Bytes of the QoS 1 messages that wait in one session, topic and payload; beyond that as <see cref="QueuedCountPerSession"/>.</summary>
        public int QueuedBytesPerSession { get; init; } = 4 * 1024 * 1024;

        /// <summary>QoS 1 messages sent to one session and not acknowledged; further ones wait. 1 to 65535.</summary>
        public int InFlightCountPerSession { get; init; } = 32;

        /// <summary>Bytes that wait to be written to one connection; a reader so slow is dropped. At least in-flight count times packet bytes.</summary>
        public int OutgoingBytesPerConnection { get; init; } = 4 * 1024 * 1024;

        /// <summary>How long one write to a connection may take, in milliseconds; a reader so slow is dropped.</summary>
        public int WriteMilliseconds { get; init; } = 10_000;

        /// <summary>From accepting a connection to its CONNECT, in milliseconds.</summary>
        public int ConnectMilliseconds { get; init; } = 5_000;

        /// <summary>How long <see cref="MqttBroker.Dispose"/> waits for one of its threads, in milliseconds.</summary>
        public int StopMilliseconds { get; init; } = 2_000;

        /// <summary>How long a connection that is being closed has to wake up by itself before its socket is torn down, in milliseconds.</summary>
        public int CloseMilliseconds { get; init; } = 200;

        /// <summary>How long the listener rests after a failure to accept (no file handles left), in milliseconds.</summary>
        public int AcceptRetryMilliseconds { get; init; } = 100;

        /// <summary>The bytes asked of a socket at a time.</summary>
        public int ReceiveBytes { get; init; } = 16 * 1024;

        /// <summary>The length of the listener's queue.</summary>
        public int BacklogCount { get; init; } = 64;

        /// <summary>Says which bound is unusable, or null.</summary>
        internal string? Fault()
        {
            if (ConnectionCount < 1 || SessionCount < 1 || PacketBytes < 64 || ReceiveBytes < 1 || BacklogCount < 1)
            {
                return "a count is too small";
            }

            if (InFlightCountPerSession is < 1 or > ushort.MaxValue)
            {
                return $"{nameof(InFlightCountPerSession)} is not within 1 to 65535";
            }

            if (WriteMilliseconds < 1 || ConnectMilliseconds < 1 || StopMilliseconds < 1 || AcceptRetryMilliseconds < 1 || CloseMilliseconds < 1)
            {
                return "a time is not positive";
            }

            return OutgoingBytesPerConnection / InFlightCountPerSession < PacketBytes
                ? $"{nameof(OutgoingBytesPerConnection)} cannot hold {nameof(InFlightCountPerSession)} packets of {nameof(PacketBytes)}"
                : null;
        }
    }
}
