using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// One node's view of the timeline: deadlines are values of the node's own crystal. Also keeps the node's tasks together,
    /// so that they can lose power together.
    /// </summary>
    public sealed class NodeTimeline : ITimeline
    {
        // The crystal is integrated as far as it is asked for: a deadline far away is approached in strides.
        private const long StrideMicroseconds = 3_600_000_000;

        private readonly string _name;
        private readonly List<PlantTask> _tasks = new List<PlantTask>();

        /// <summary>Joins a crystal to the plant's timeline.</summary>
        /// <param name="plant">The timeline that all nodes share.</param>
        /// <param name="crystal">The node's counter.</param>
        /// <param name="name">The node's name, for diagnostics.</param>
        public NodeTimeline(VirtualTimeline plant, Crystal crystal, string name)
        {
            Plant = plant;
            Crystal = crystal;
            _name = name;
        }

        /// <summary>The timeline that all nodes share, in true time.</summary>
        public VirtualTimeline Plant { get; }

        /// <summary>The node's crystal.</summary>
        public Crystal Crystal { get; }

        /// <inheritdoc/>
        public ICounter Counter
        {
            get { return Crystal; }
        }

        /// <inheritdoc/>
        public void SleepUntil(long counterMicroseconds)
        {
            do
            {
                Plant.SleepUntil(WakeFor(counterMicroseconds));
            }
            while (!HasReached(counterMicroseconds) && !IsCutShort(counterMicroseconds));
        }

        /// <inheritdoc/>
        public ISignal CreateSignal()
        {
            return new Signal(this);
        }

        /// <inheritdoc/>
        public void Start(string name, TaskPriority priority, TaskBody body)
        {
            _tasks.RemoveAll(task => task.IsEnded);
            _tasks.Add(Plant.StartTask(_name + "/" + name, priority, body));
        }

        /// <summary>Consumes true time on the calling task, as a bus transfer does.</summary>
        public void Spend(long nanoseconds)
        {
            Plant.SleepUntil(Plant.NowNanoseconds + nanoseconds);
        }

        /// <summary>Ends all tasks of the node before anything else happens; the calling one at its next wait.</summary>
        public void Halt()
        {
            foreach (PlantTask task in _tasks)
            {
                Plant.Condemn(task);
            }

            _tasks.Clear();
        }

        /// <summary>True if the node's counter has reached a value.</summary>
        public bool HasReached(long counterMicroseconds)
        {
            return Crystal.Microseconds >= counterMicroseconds;
        }

        internal bool IsStopped
        {
            get { return Plant.IsOwnerRunning && Plant.StopToken.IsCancellationRequested; }
        }

        // A stop, or the end of all entries, lets the owner out of its wait early; tasks simply stay where they are.
        internal bool IsCutShort(long counterMicroseconds)
        {
            return IsStopped || (Plant.IsOwnerRunning && counterMicroseconds == long.MaxValue);
        }

        /// <summary>The true instant to wake at for a deadline: the deadline itself, or a stride towards it.</summary>
        internal long WakeFor(long counterMicroseconds)
        {
            if (counterMicroseconds == long.MaxValue)
            {
                return VirtualTimeline.Never;
            }

            long now = Crystal.Microseconds;
            return Crystal.TrueAt(Math.Min(counterMicroseconds, now + StrideMicroseconds));
        }
    }
}
