namespace Chronoseal.Plant
{
    /// <summary>An exception that nobody caught in a task or a plant callback. It stops the run.</summary>
    public sealed class PlantFaultException : Exception
    {
        /// <summary>Names where it came from.</summary>
        public PlantFaultException(string taskName, long trueNanoseconds, Exception inner)
            : base("Unhandled in '" + taskName + "' at " + trueNanoseconds + " ns: " + inner.Message, inner)
        {
            TaskName = taskName;
            TrueNanoseconds = trueNanoseconds;
        }

        /// <summary>The task's name, as "node/task"; "plant" for a callback.</summary>
        public string TaskName { get; }

        /// <summary>When it happened, in nanoseconds since the start of the simulation.</summary>
        public long TrueNanoseconds { get; }
    }
}
