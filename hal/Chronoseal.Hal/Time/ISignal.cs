namespace Chronoseal.Hal
{
    /// <summary>
    /// Wakes one waiting task. Remembers one <see cref="Set"/> that nobody waited for, like an auto-reset event. Set may be
    /// called from any thread, an interrupt handler's among them.
    /// </summary>
    public interface ISignal
    {
        /// <summary>Wakes the waiting task, or lets the next wait return at once.</summary>
        void Set();

        /// <summary>Waits for <see cref="Set"/>.</summary>
        /// <param name="deadlineMicroseconds">Counter value at which to give up.</param>
        /// <returns>True if set, false at the deadline.</returns>
        bool Wait(long deadlineMicroseconds);
    }
}
