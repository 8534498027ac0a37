using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>One task's sign of life: the task beats, the supervisor looks.</summary>
    public sealed class Heartbeat
    {
        private readonly ICounter _counter;

        internal Heartbeat(ICounter counter, string task, long deadlineMicroseconds)
        {
            _counter = counter;
            Task = task;
            DeadlineMicroseconds = deadlineMicroseconds;
            Beat();
        }

        /// <summary>The task.</summary>
        public string Task { get; }

        /// <summary>Microseconds between two beats after which the task is stuck; settable, for it follows the configuration.</summary>
        public long DeadlineMicroseconds { get; set; }

        /// <summary>Counter at the last beat.</summary>
        public long LastCounter { get; private set; }

        /// <summary>Whether the task has ended in good order and beats no more.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>The task lives.</summary>
        public void Beat()
        {
            LastCounter = _counter.Microseconds;
        }

        /// <summary>The task ends as it was asked to.</summary>
        public void End()
        {
            HasEnded = true;
        }

        /// <summary>Whether the task has beaten in time, or has ended.</summary>
        public bool IsFresh(long nowMicroseconds)
        {
            return HasEnded || nowMicroseconds - LastCounter <= DeadlineMicroseconds;
        }
    }
}
