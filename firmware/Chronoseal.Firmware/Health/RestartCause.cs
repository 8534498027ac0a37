namespace Chronoseal.Firmware.Health
{
    /// <summary>Why a node restarts itself.</summary>
    public enum RestartCause
    {
        /// <summary>Somebody asked for it on the console.</summary>
        Asked = 0,

        /// <summary>A configuration was saved that needs it.</summary>
        Configuration = 1,

        /// <summary>A task did not beat in time.</summary>
        StuckTask = 2,

        /// <summary>A task ended by an exception.</summary>
        FaultedTask = 3,

        /// <summary>No frame was sealed for too long.</summary>
        Silence = 4,

        /// <summary>Too little free heap.</summary>
        Heap = 5,

        /// <summary>It could not start, and the cause may have been passing.</summary>
        FailedStart = 6,

        /// <summary>Safe mode has lasted long enough.</summary>
        SafeModeOver = 7,
    }
}
