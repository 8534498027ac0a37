namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Every limit of the program around a gateway: reports, restarts, the network.</summary>
    public static class NodeLimits
    {
        /// <summary>Microseconds between two prints of what keeps the node from starting.</summary>
        public const long RepeatMicroseconds = 10000000;

        /// <summary>Microseconds after which a node that could not open a port or its store restarts: the cause may have been passing.</summary>
        public const long FailedStartMicroseconds = 600000000;

        /// <summary>Microseconds for which safe mode, and the wait after a failed start, last longer where settings are not saved.</summary>
        public const long UnsavedMicroseconds = 1800000000;

        /// <summary>Microseconds between two turns of the supervisor.</summary>
        public const long SupervisorTurnMicroseconds = 1000000;

        /// <summary>Microseconds between two status lines.</summary>
        public const long StatusMicroseconds = 60000000;

        /// <summary>
        /// Microseconds without a sealed frame, while epochs go on, after which the node restarts. Longer than
        /// <see cref="Limits.SilenceMicroseconds"/>: a journal that is full during a long outage refuses frames too, and no restart helps there.
        /// </summary>
        public const long RefusalMicroseconds = 3600000000;

        /// <summary>
        /// Microseconds without a sign of life of the network task after which the node restarts: an attempt has a deadline of half a minute, and
        /// the platform may take longer.
        /// </summary>
        public const long NetworkSilenceMicroseconds = 600000000;

        /// <summary>Microseconds without a beat of the console's task after which the node restarts; a verb that takes longer beats.</summary>
        public const long ConsoleSilenceMicroseconds = 300000000;

        /// <summary>Microseconds that reading the configuration and opening ports and flash may take.</summary>
        public const long StartSilenceMicroseconds = 120000000;

        /// <summary>Microseconds of the supervisor between two turns at most, a write to the flash and a measurement of the heap included.</summary>
        public const long SupervisorSilenceMicroseconds = 60000000;

        /// <summary>Microseconds for sampling to end before an orderly restart: an epoch in which no instrument answers, and the seal of its last frame.</summary>
        public const long StopMicroseconds = 30000000;

        /// <summary>The same where the acquisition task is known to be stuck.</summary>
        public const long StuckStopMicroseconds = 5000000;

        /// <summary>Microseconds from the decision to restart to the restart, whatever else does not come to its end.</summary>
        public const long RestartMicroseconds = 60000000;

        /// <summary>Microseconds since boot before which no fault restarts the node, so that a fault at every boot is no tight loop.</summary>
        public const long EarliestRestartMicroseconds = 60000000;

        /// <summary>Microseconds that one attempt to reach the network may take.</summary>
        public const long NetworkAttemptMicroseconds = 30000000;

        /// <summary>Microseconds from a failed attempt to the next.</summary>
        public const long NetworkPauseMicroseconds = 10000000;

        /// <summary>Microseconds between two looks at a network that was reached.</summary>
        public const long NetworkCheckMicroseconds = 60000000;
    }
}
