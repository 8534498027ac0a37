namespace Chronoseal.Plant
{
    /// <summary>
    /// The right to run, for one thread. Spins for a moment before it sleeps: two tasks that answer each other then
    /// change places without the kernel.
    /// </summary>
    internal sealed class Baton
    {
        // A blocked thread costs several microseconds to wake; spinning longer than that would take the core from the others.
        private const int SpinRounds = 60;
        private const int SpinIterations = 20;

        private readonly object _gate = new object();
        private volatile bool _passed;
        private bool _asleep;

        public void Pass()
        {
            lock (_gate)
            {
                _passed = true;
                if (_asleep)
                {
                    Monitor.Pulse(_gate);
                }
            }
        }

        public bool Await(int timeoutMilliseconds = Timeout.Infinite)
        {
            for (int i = 0; i < SpinRounds && !_passed; i++)
            {
                Thread.SpinWait(SpinIterations);
            }

            lock (_gate)
            {
                while (!_passed)
                {
                    _asleep = true;
                    bool woken = Monitor.Wait(_gate, timeoutMilliseconds);
                    _asleep = false;
                    if (!woken && !_passed)
                    {
                        return false;
                    }
                }

                _passed = false;
                return true;
            }
        }
    }
}
