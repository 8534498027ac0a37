using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>The heartbeats of all tasks.</summary>
    public sealed class Heartbeats
    {
        private readonly object _gate = new object();
        private readonly Heartbeat[] _all = new Heartbeat[Limits.Heartbeats];
        private readonly ICounter _counter;

        /// <summary>Makes an empty set.</summary>
        public Heartbeats(ICounter counter)
        {
            _counter = counter;
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>One of them.</summary>
        public Heartbeat this[int index]
        {
            get { return _all[index]; }
        }

        /// <summary>Adds a task's, which counts as having beaten now. More than <see cref="Limits.Heartbeats"/> throw.</summary>
        /// <param name="task">The task's name.</param>
        /// <param name="deadlineMicroseconds">Its longest legitimate silence.</param>
        public Heartbeat Add(string task, long deadlineMicroseconds)
        {
            lock (_gate)
            {
                var heartbeat = new Heartbeat(_counter, task, deadlineMicroseconds);
                _all[Count] = heartbeat;
                Count++;
                return heartbeat;
            }
        }

        /// <summary>The first task that has not beaten in time; null if all have.</summary>
        public Heartbeat FirstStale(long nowMicroseconds)
        {
            for (int i = 0; i < Count; i++)
            {
                if (!_all[i].IsFresh(nowMicroseconds))
                {
                    return _all[i];
                }
            }

            return null;
        }
    }
}
