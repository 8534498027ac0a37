using System;
using Chronoseal.Hal;

namespace Chronoseal.Bench
{
    /// <summary>Time that passes only by sleeping, and takes none: what remains to be measured is work. One caller, no tasks.</summary>
    internal sealed class VirtualTimeline : ITimeline, ICounter
    {
        /// <inheritdoc/>
        public long Microseconds { get; private set; } = 1000000;

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return 1; }
        }

        /// <inheritdoc/>
        public ICounter Counter
        {
            get { return this; }
        }

        /// <inheritdoc/>
        public void SleepUntil(long counterMicroseconds)
        {
            if (counterMicroseconds > Microseconds)
            {
                Microseconds = counterMicroseconds;
            }
        }

        /// <inheritdoc/>
        public ISignal CreateSignal()
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public void Start(string name, TaskPriority priority, TaskBody body)
        {
            throw new NotSupportedException();
        }
    }
}
