using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// The simulation engine, in true time: nanoseconds since the start. Exactly one thread holds the baton; whoever waits
    /// takes the next entry itself, so a task that merely sleeps costs no thread switch. Entries at the same instant run in
    /// order of priority (callbacks of the plant first, then tasks by <see cref="TaskPriority"/>, the owner last), then in
    /// the order in which they were queued: a run is fully deterministic. The thread that calls <see cref="Run"/> is the
    /// owner, and may also use the buses of a node directly: its waits then drive the simulation.
    /// Not modelled: time that code takes to execute, and preemption of a running task by a more urgent one.
    /// </summary>
    public sealed class VirtualTimeline : IDisposable
    {
        /// <summary>An instant that never comes.</summary>
        public const long Never = long.MaxValue;

        /// <summary>Nanoseconds in a second.</summary>
        public const long NanosecondsPerSecond = 1_000_000_000;

        /// <summary>Nanoseconds in a microsecond.</summary>
        public const long NanosecondsPerMicrosecond = 1_000;

        /// <summary>The most tasks that may be alive at once.</summary>
        public const int TaskLimit = 4_096;

        /// <summary>The most entries that may run at one and the same instant before the run is stopped as a live-lock.</summary>
        public const int DispatchesPerInstantLimit = 1_000_000;

        internal const int CallbackPriority = -1;
        private const int CondemnedPriority = -2;
        private const int OwnerPriority = 100;
        private const int PooledEntryLimit = 1_024;
        private const int UnwindLimit = 1_000;
        private const int UnwindTimeoutMilliseconds = 5_000;

        private readonly TimelineQueue _queue = new TimelineQueue();
        private readonly Stack<TimelineEntry> _spareEntries = new Stack<TimelineEntry>();
        private readonly List<PlantTask> _tasks = new List<PlantTask>();
        private readonly PlantTask _owner = new PlantTask("owner", OwnerPriority);
        private readonly Pacer _pacer = new Pacer();
        private PlantFaultException? _fault;
        private int _dispatchesAtInstant;
        private bool _inCallback;
        private bool _disposed;

        /// <summary>Makes a timeline at instant 0.</summary>
        public VirtualTimeline()
        {
            Current = _owner;
        }

        /// <summary>True time since the start of the simulation, in nanoseconds.</summary>
        public long NowNanoseconds { get; private set; }

        /// <summary>0 runs as fast as possible, 1 in real time, N at N times real time.</summary>
        public double SpeedFactor
        {
            get
            {
                return _pacer.SpeedFactor;
            }

            set
            {
                _pacer.SpeedFactor = value;
                _pacer.Rebase(NowNanoseconds);
            }
        }

        /// <summary>Cancelled by <see cref="Stop"/>; for plant parts that wait in real time.</summary>
        public CancellationToken StopToken
        {
            get { return _pacer.StopToken; }
        }

        /// <summary>How often the baton went from one thread to another.</summary>
        public long HandoverCount { get; private set; }

        /// <summary>How many entries have run.</summary>
        public long DispatchCount { get; private set; }

        /// <summary>Tasks that have started and not ended.</summary>
        public int LiveTaskCount
        {
            get { return _tasks.Count; }
        }

        internal PlantTask Current { get; private set; }

        internal bool IsOwnerRunning
        {
            get { return Current == _owner; }
        }

        /// <summary>Runs a callback at an instant, or now if it has passed. It must not wait.</summary>
        public void Schedule(long dueNanoseconds, Action callback)
        {
            TimelineEntry entry = _spareEntries.Count > 0 ? _spareEntries.Pop() : new TimelineEntry { Pooled = true };
            entry.Callback = callback;
            entry.Priority = CallbackPriority;
            Queue(entry, dueNanoseconds);
        }

        /// <summary>Makes a callback that can be set again and again. Nothing is due yet.</summary>
        public PlantTimer CreateTimer(Action callback)
        {
            return new PlantTimer(this, callback);
        }

        /// <summary>
        /// Runs until true time has reached the instant (all that is due at it included), nothing is left that could happen, or
        /// <see cref="Stop"/> was called.
        /// </summary>
        /// <exception cref="PlantFaultException">A task or callback threw.</exception>
        public void Run(long untilNanoseconds)
        {
            RequireOwner();
            ThrowIfFaulted();
            _pacer.Rebase(NowNanoseconds);
            if (untilNanoseconds >= NowNanoseconds)
            {
                Block(_owner, untilNanoseconds);
            }
        }

        /// <summary>Runs for a number of simulated seconds.</summary>
        public void RunSeconds(double seconds)
        {
            Run(NowNanoseconds + (long)(seconds * NanosecondsPerSecond));
        }

        /// <summary>Makes <see cref="Run"/> return soon, for good. From any thread.</summary>
        public void Stop()
        {
            _pacer.Stop();
        }

        /// <summary>Waits, on the calling task or the owner, until the instant; returns at once if it has passed.</summary>
        public void SleepUntil(long dueNanoseconds)
        {
            if (dueNanoseconds > NowNanoseconds)
            {
                Block(Current, dueNanoseconds);
            }
            else
            {
                LeaveIfCondemned();
            }
        }

        /// <summary>Ends all tasks at their waits and frees their threads.</summary>
        public void Dispose()
        {
            if (_disposed)
            {
                return;
            }

            RequireOwner();
            _disposed = true;
            _queue.Clear();
            while (_tasks.Count > 0)
            {
                UnwindLast();
            }
        }

        internal PlantTask StartTask(string name, TaskPriority priority, TaskBody body)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_tasks.Count >= TaskLimit)
            {
                throw new InvalidOperationException("More than " + TaskLimit + " tasks.");
            }

            PlantTask task = new PlantTask(name, (int)priority) { Body = body };
            _tasks.Add(task);
            task.StartThread(Main);
            Queue(task.Entry, NowNanoseconds);
            return task;
        }

        /// <summary>Does not return to a task that is to end; does nothing to callbacks and to the owner.</summary>
        internal void LeaveIfCondemned()
        {
            if (!_inCallback && Current.IsCondemned)
            {
                ThrowUnwound(Current);
            }
        }

        /// <summary>Ends a task before anything else happens; at its next wait, if it is the one running.</summary>
        internal void Condemn(PlantTask task)
        {
            if (task.IsEnded || task.IsCondemned)
            {
                return;
            }

            task.IsCondemned = true;

            // During a callback the current task is one that waits, like all the others.
            if (task != Current || _inCallback)
            {
                _queue.Remove(task.Entry);
                task.Entry.Priority = CondemnedPriority;
                Queue(task.Entry, NowNanoseconds);
            }
        }

        internal void WakeNoLater(PlantTask task, long trueNanoseconds)
        {
            long due = Math.Max(trueNanoseconds, NowNanoseconds);
            if (!task.IsCondemned && (!task.Entry.IsQueued || task.Entry.DueNanoseconds > due))
            {
                Queue(task.Entry, due);
            }
        }

        internal void Queue(TimelineEntry entry, long dueNanoseconds)
        {
            _queue.Remove(entry);
            if (dueNanoseconds == Never || _disposed)
            {
                return;
            }

            entry.DueNanoseconds = Math.Max(dueNanoseconds, NowNanoseconds);
            _queue.Add(entry);
        }

        internal void Unqueue(TimelineEntry entry)
        {
            _queue.Remove(entry);
        }

        private static void ThrowUnwound(PlantTask task)
        {
            // A task that swallows the exception in a loop would burn a core for ever: put it to sleep and let Dispose report it.
            if (++task.UnwindCount > UnwindLimit)
            {
                Thread.Sleep(Timeout.Infinite);
            }

            throw new TaskUnwoundException(task.Name);
        }

        private void Block(PlantTask self, long dueNanoseconds)
        {
            if (_inCallback)
            {
                throw new InvalidOperationException("A plant callback must not wait.");
            }

            if (self.IsCondemned)
            {
                ThrowUnwound(self);
            }

            Queue(self.Entry, dueNanoseconds);
            PlantTask next = NextTask();
            if (next != self)
            {
                HandOver(next);
                self.Baton.Await();
            }

            if (self == _owner)
            {
                _queue.Remove(_owner.Entry);
                ThrowIfFaulted();
            }
            else if (self.IsCondemned)
            {
                ThrowUnwound(self);
            }
        }

        private void HandOver(PlantTask next)
        {
            HandoverCount++;
            Current = next;
            next.Baton.Pass();
        }

        /// <summary>Runs what is due until it is some task's turn. The owner's turn comes with a fault, a stop, or the end of all entries.</summary>
        private PlantTask NextTask()
        {
            for (;;)
            {
                if (_fault != null || _queue.Count == 0 || StopToken.IsCancellationRequested)
                {
                    return _owner;
                }

                TimelineEntry entry = _queue.First;
                if (entry.DueNanoseconds > NowNanoseconds && !Advance(entry.DueNanoseconds))
                {
                    continue;
                }

                _queue.Remove(entry);
                DispatchCount++;
                if (entry.Task != null)
                {
                    CheckLiveLock(entry.Task.Name);
                    return entry.Task;
                }

                RunCallback(entry);
            }
        }

        private bool Advance(long dueNanoseconds)
        {
            _pacer.Await(dueNanoseconds);
            if (StopToken.IsCancellationRequested)
            {
                return false;
            }

            NowNanoseconds = dueNanoseconds;
            _dispatchesAtInstant = 0;
            return true;
        }

        private void CheckLiveLock(string name)
        {
            if (++_dispatchesAtInstant > DispatchesPerInstantLimit)
            {
                _fault ??= new PlantFaultException(name, NowNanoseconds, new InvalidOperationException("Time stands still: tasks wake each other without end."));
            }
        }

        private void RunCallback(TimelineEntry entry)
        {
            Action callback = entry.Callback!;
            if (entry.Pooled && _spareEntries.Count < PooledEntryLimit)
            {
                entry.Callback = null;
                _spareEntries.Push(entry);
            }

            CheckLiveLock("plant");
            _inCallback = true;
            try
            {
                callback();
            }
            catch (Exception exception)
            {
                _fault ??= new PlantFaultException("plant", NowNanoseconds, exception);
            }
            finally
            {
                _inCallback = false;
            }
        }

        private void Main(PlantTask task)
        {
            task.Baton.Await();
            try
            {
                if (!task.IsCondemned)
                {
                    task.Body!();
                }
            }
            catch (TaskUnwoundException) when (task.IsCondemned)
            {
            }
            catch (Exception exception)
            {
                _fault ??= new PlantFaultException(task.Name, NowNanoseconds, exception);
            }

            task.IsEnded = true;
            _tasks.Remove(task);
            HandOver(_disposed ? _owner : NextTask());
        }

        private void UnwindLast()
        {
            PlantTask task = _tasks[_tasks.Count - 1];
            task.IsCondemned = true;
            HandOver(task);
            if (!_owner.Baton.Await(UnwindTimeoutMilliseconds) || !task.Thread!.Join(UnwindTimeoutMilliseconds))
            {
                throw new InvalidOperationException("The task '" + task.Name + "' does not let itself be ended.");
            }
        }

        private void RequireOwner()
        {
            if (Current != _owner || _inCallback)
            {
                throw new InvalidOperationException("Only the owner of the timeline may do this, and not from within it.");
            }
        }

        private void ThrowIfFaulted()
        {
            if (_fault != null)
            {
                throw _fault;
            }
        }
    }
}
