using System.Threading;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A platform call that takes no time-out (name look-up, TCP connect), run in a thread of its own so that the caller can
    /// give up at a deadline. The thread itself ends when the platform lets go: at once if <see cref="Release"/> wakes it,
    /// otherwise after the platform's own limit (30 s for a name look-up).
    /// </summary>
    internal abstract class BoundedWork
    {
        private readonly object _sync = new object();
        private readonly AutoResetEvent _done = new AutoResetEvent(false);
        private bool _isFinished;
        private bool _isAbandoned;

        /// <summary>What came of the work; valid once <see cref="Wait"/> returned true.</summary>
        internal Outcome Outcome { get; private set; }

        /// <summary>True once nobody waits for the work any more.</summary>
        protected bool IsAbandoned
        {
            get
            {
                lock (_sync)
                {
                    return _isAbandoned;
                }
            }
        }

        private bool IsFinished
        {
            get
            {
                lock (_sync)
                {
                    return _isFinished;
                }
            }
        }

        internal void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>Waits for the end of the work; false at the deadline.</summary>
        internal bool Wait(ICounter counter, long deadlineMicroseconds)
        {
            while (!IsFinished)
            {
                int remainingMilliseconds = Deadlines.MillisecondsUntil(counter, deadlineMicroseconds);
                if (remainingMilliseconds == 0)
                {
                    return false;
                }

                _done.WaitOne(remainingMilliseconds, false);
            }

            return true;
        }

        /// <summary>Gives up: wakes the work if the platform can, and sees to it that what it makes is released.</summary>
        internal void Abandon()
        {
            lock (_sync)
            {
                _isAbandoned = true;
            }

            Release();
        }

        /// <summary>Does the work. Throws nothing.</summary>
        protected abstract Outcome Work();

        /// <summary>Closes what the work has made so far. Throws nothing; may be called twice and while the work runs.</summary>
        protected abstract void Release();

        private void Run()
        {
            Outcome outcome = Work();
            bool release;
            lock (_sync)
            {
                Outcome = outcome;
                _isFinished = true;
                release = _isAbandoned || outcome != Outcome.Ok;
            }

            if (release)
            {
                Release();
            }

            _done.Set();
        }
    }
}
