using System;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Time that passes only by sleeping: one caller, no threads.</summary>
    internal sealed class ManualTimeline : ITimeline, ICounter
    {
        public long Microseconds { get; set; }

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
