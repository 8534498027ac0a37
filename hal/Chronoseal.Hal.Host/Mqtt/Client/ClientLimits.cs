namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The client's bounds.</summary>
    public static class ClientLimits
    {
        /// <summary>QoS 1 messages, SUBSCRIBEs and UNSUBSCRIBEs that may wait for the broker at a time.</summary>
        public const int InFlightCount = 1024;

        /// <summary>The largest packet taken from a broker, in bytes; a message in a larger one is passed over.</summary>
        public const int IncomingPacketBytes = 1024 * 1024;

        /// <summary>The largest payload sent, in bytes.</summary>
        public const int OutgoingPayloadBytes = 1024 * 1024;

        /// <summary>How long an orderly end may take before the socket is torn down, in milliseconds.</summary>
        public const int CloseMilliseconds = 1000;

        /// <summary>The bytes asked of the socket at a time.</summary>
        public const int ReceiveBytes = 16 * 1024;
    }
}
