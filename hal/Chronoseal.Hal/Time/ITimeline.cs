namespace Chronoseal.Hal
{
    /// <summary>
    /// The one place where firmware waits. On a device a task is a thread; in the virtual plant exactly one task runs at a
    /// time and time jumps to the next due event when all of them wait. All times are values of <see cref="IDelay.Counter"/>.
    /// </summary>
    public interface ITimeline : IDelay
    {
        /// <summary>Makes a signal for tasks of this timeline. Allocates: call at start only.</summary>
        ISignal CreateSignal();

        /// <summary>Starts a named task. Allocates: call at start only.</summary>
        /// <param name="name">A short word for diagnostics.</param>
        /// <param name="priority">Who runs first when several are ready.</param>
        /// <param name="body">Runs once; the task ends when it returns.</param>
        void Start(string name, TaskPriority priority, TaskBody body);
    }
}
