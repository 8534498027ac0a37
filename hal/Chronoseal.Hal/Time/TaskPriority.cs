namespace Chronoseal.Hal
{
    /// <summary>The order in which ready tasks run. A lower number runs first.</summary>
    public enum TaskPriority
    {
        /// <summary>The buses: a late bus transfer is a late stamp.</summary>
        Acquisition = 0,

        /// <summary>Edges and second labels: both carry their own counter values, so a short delay costs nothing.</summary>
        Timing = 1,

        /// <summary>Publishing from the journal.</summary>
        Uplink = 2,

        /// <summary>The technician's serial console.</summary>
        Console = 3,

        /// <summary>Heartbeats and deadlines of the other tasks.</summary>
        Supervisor = 4,
    }
}
