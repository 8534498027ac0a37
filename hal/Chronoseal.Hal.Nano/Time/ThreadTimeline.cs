using System;
using System.Threading;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Tasks as managed threads. The platform's scheduler is weighted, not strict: of two ready threads the one of the next
    /// higher priority gets twice the 20 ms slices (nf-interpreter CLR_RT_Thread::GetQuantumDebit), so that no task starves
    /// and none is sure to run first. Sleeps end on the platform's tick: up to 10 ms late on ESP32, never early.
    /// </summary>
    public sealed class ThreadTimeline : ITimeline
    {
        private const int SpinMicroseconds = 1000;
        private const int MaxSpinReads = 5000;

        private readonly ICounter _counter;
        private readonly object _sync = new object();
        private string _faultedTask = "";
        private string _faultType = "";

        /// <summary>Makes a timeline over a counter.</summary>
        public ThreadTimeline(ICounter counter)
        {
            _counter = counter;
        }

        /// <inheritdoc/>
        public ICounter Counter
        {
            get { return _counter; }
        }

        /// <summary>The name of the first task that an exception ended; empty if none.</summary>
        public string FaultedTask
        {
            get
            {
                lock (_sync)
                {
                    return _faultedTask;
                }
            }
        }

        /// <summary>The type of the exception that ended <see cref="FaultedTask"/>; empty if none. Never its message, which may quote data.</summary>
        public string FaultType
        {
            get
            {
                lock (_sync)
                {
                    return _faultType;
                }
            }
        }

        /// <inheritdoc/>
        public void SleepUntil(long counterMicroseconds)
        {
            long nowMicroseconds = _counter.Microseconds;
            while (nowMicroseconds < counterMicroseconds)
            {
                long remainingMicroseconds = counterMicroseconds - nowMicroseconds;
                if (remainingMicroseconds > SpinMicroseconds)
                {
                    Thread.Sleep(Deadlines.Milliseconds(remainingMicroseconds - SpinMicroseconds));
                }
                else if (!Spin(counterMicroseconds))
                {
                    Thread.Sleep(1);
                }

                nowMicroseconds = _counter.Microseconds;
            }
        }

        /// <inheritdoc/>
        public ISignal CreateSignal()
        {
            return new ThreadSignal(_counter);
        }

        /// <inheritdoc/>
        public void Start(string name, TaskPriority priority, TaskBody body)
        {
            if (name == null || body == null)
            {
                throw new ArgumentNullException();
            }

            Thread thread = new Thread(new ThreadTask(this, name, body).Run);
            thread.Priority = PlatformPriority(priority);
            thread.Start();
        }

        internal void ReportFault(string name, Exception fault)
        {
            lock (_sync)
            {
                if (_faultedTask.Length == 0)
                {
                    _faultedTask = name;
                    _faultType = fault.GetType().FullName;
                }
            }
        }

        private static ThreadPriority PlatformPriority(TaskPriority priority)
        {
            switch (priority)
            {
                case TaskPriority.Acquisition: return ThreadPriority.Highest;
                case TaskPriority.Timing: return ThreadPriority.AboveNormal;
                case TaskPriority.Uplink: return ThreadPriority.Normal;
                case TaskPriority.Console: return ThreadPriority.BelowNormal;
                default: return ThreadPriority.Lowest;
            }
        }

        /// <summary>Reads the counter until it has reached a value less than a millisecond away. False if the counter stands still.</summary>
        private bool Spin(long counterMicroseconds)
        {
            for (int reads = 0; reads < MaxSpinReads; reads++)
            {
                if (_counter.Microseconds >= counterMicroseconds)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
