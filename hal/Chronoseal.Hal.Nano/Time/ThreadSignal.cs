using System.Threading;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A signal over AutoResetEvent. The platform wakes a waiter on its own tick (10 ms on ESP32), so that a wait may end up
    /// to one tick after its deadline, never before it.
    /// </summary>
    public sealed class ThreadSignal : ISignal
    {
        private readonly ICounter _counter;
        private readonly AutoResetEvent _event = new AutoResetEvent(false);

        /// <summary>Makes a signal whose deadlines are values of a counter.</summary>
        public ThreadSignal(ICounter counter)
        {
            _counter = counter;
        }

        /// <inheritdoc/>
        public void Set()
        {
            _event.Set();
        }

        /// <inheritdoc/>
        public bool Wait(long deadlineMicroseconds)
        {
            // The platform's clock is coarser than the counter: a wait that ends early is resumed until the counter agrees.
            int remainingMilliseconds = Deadlines.MillisecondsUntil(_counter, deadlineMicroseconds);
            while (remainingMilliseconds > 0)
            {
                if (_event.WaitOne(remainingMilliseconds, false))
                {
                    return true;
                }

                remainingMilliseconds = Deadlines.MillisecondsUntil(_counter, deadlineMicroseconds);
            }

            return _event.WaitOne(0, false);
        }
    }
}
