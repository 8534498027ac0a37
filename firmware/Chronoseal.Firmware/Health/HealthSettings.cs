namespace Chronoseal.Firmware.Health
{
    /// <summary>What is set of a node's care for itself.</summary>
    public sealed class HealthSettings
    {
        /// <summary>Seconds of normal operation after which a boot counts as good, 10 to 3,600.</summary>
        public int BootGoodSeconds = 120;

        /// <summary>Bad boots in a row after which the node starts in safe mode, 2 to 100.</summary>
        public int BootBadLimit = 5;

        /// <summary>Seconds that safe mode lasts, 60 to 86,400.</summary>
        public int SafeModeSeconds = 600;

        /// <summary>Bytes of free heap below which the node restarts; 0 for no floor.</summary>
        public long HeapFloorBytes = 16384;

        /// <summary>The least that the log keeps.</summary>
        public LogLevel LogLevel = LogLevel.Info;
    }
}
