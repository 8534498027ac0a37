namespace Chronoseal.Firmware.Nodes
{
    /// <summary>What a node is about.</summary>
    public enum NodeState
    {
        /// <summary>Reading its configuration, or opening ports and flash.</summary>
        Starting = 0,

        /// <summary>Sampling.</summary>
        Running = 1,

        /// <summary>Console and configuration only, after too many bad boots.</summary>
        SafeMode = 2,

        /// <summary>Console and configuration only, because the configuration or the key is missing or refused.</summary>
        Misconfigured = 3,

        /// <summary>Console and configuration only, because a port or the flash could not be opened; restarts by itself.</summary>
        Failed = 4,

        /// <summary>Measuring the latency of its edge capture instead of sampling.</summary>
        Calibrating = 5,

        /// <summary>Ending in good order.</summary>
        Stopping = 6,
    }
}
