using System;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Time that passes only by sleeping: one caller, no threads.</summary>
    internal sealed class ManualTimeline : ITimeline, ICounter
    {
        public long Microseconds { get; set; }

        /// <summary>Sleeping longer than until here throws: a task that should have ended fails its test instead of hanging it.</summary>
        public long LimitMicroseconds { get; set; } = long.MaxValue;

        public int QuantumMicroseconds
        {
            get { return 1; }
        }

        public ICounter Counter
        {
            get { return this; }
        }

        public void SleepUntil(long counterMicroseconds)
        {
            if (counterMicroseconds > Microseconds)
            {
                Microseconds = counterMicroseconds;
            }

            if (Microseconds > LimitMicroseconds)
            {
                throw new InvalidOperationException("the task does not come to its end");
            }
        }

        public ISignal CreateSignal()
        {
            return new ManualSignal(this);
        }

        public void Start(string name, TaskPriority priority, TaskBody body)
        {
            throw new NotSupportedException("a manual timeline runs no tasks");
        }
    }
}
