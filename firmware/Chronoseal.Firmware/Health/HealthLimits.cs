namespace Chronoseal.Firmware.Health
{
    /// <summary>Every limit of a node's care for itself: boots, log, heap.</summary>
    public static class HealthLimits
    {
        /// <summary>Boots that the ledger remembers one by one.</summary>
        public const int BootRecords = 16;

        /// <summary>Lines that the log holds in memory.</summary>
        public const int LogLines = 64;

        /// <summary>Characters in the text of a line of the log; the rest is cut off.</summary>
        public const int LogTextCharacters = 120;

        /// <summary>Characters in the source of a line of the log; the rest is cut off.</summary>
        public const int LogSourceCharacters = 16;

        /// <summary>Bytes of a line of the log on the flash at most, its end included.</summary>
        public const int LogLineBytes = 240;

        /// <summary>Bytes of each of the log's two files.</summary>
        public const int LogFileBytes = 4096;

        /// <summary>Bytes of the log that are written at a time.</summary>
        public const int LogBatchBytes = 1024;

        /// <summary>Microseconds between two writes of the log, so that lines that come together are written together.</summary>
        public const long LogWriteMicroseconds = 10000000;

        /// <summary>
        /// Bytes of the log written in an hour, orderly restarts aside: a fault that comes and goes every few seconds must not wear the flash out. What is
        /// above that stays in memory.
        /// </summary>
        public const int LogBytesPerHour = 8192;

        /// <summary>Microseconds between two measurements of the free heap.</summary>
        public const long HeapMicroseconds = 60000000;

        /// <summary>Microseconds that a measurement takes at most: it runs a collection.</summary>
        public const long HeapStepMicroseconds = 50000;

        /// <summary>Microseconds to wait for room between two epochs for it.</summary>
        public const long HeapWaitMicroseconds = 3000000;

        /// <summary>Measurements below the floor in a row after which the node restarts.</summary>
        public const int HeapLowInRow = 3;

        /// <summary>Microseconds that a boot lasts at least, where the one before it was ended for lack of heap, before it is ended for that too.</summary>
        public const long HeapAgainMicroseconds = 3600000000;

        /// <summary>Microseconds for which the log does not say again that the same counter of faults rises.</summary>
        public const long RisingAgainMicroseconds = 600000000;
    }
}
