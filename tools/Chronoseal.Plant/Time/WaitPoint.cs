namespace Chronoseal.Plant
{
    /// <summary>
    /// Where one task waits for an event of the plant. Carries no state but the waiter: users keep their own condition and
    /// look at it again after every return.
    /// </summary>
    internal sealed class WaitPoint
    {
        private readonly VirtualTimeline _timeline;
        private PlantTask? _waiter;

        public WaitPoint(VirtualTimeline timeline)
        {
            _timeline = timeline;
        }

        /// <summary>Waits until woken, or the instant has come.</summary>
        public void WaitUntil(long dueNanoseconds)
        {
            if (_waiter != null)
            {
                throw new InvalidOperationException("'" + _waiter.Name + "' is already waiting here.");
            }

            _waiter = _timeline.Current;
            try
            {
                _timeline.SleepUntil(dueNanoseconds);
            }
            finally
            {
                _waiter = null;
            }
        }

        /// <summary>Has the waiter, if there is one, wake no later than the given instant.</summary>
        public void WakeNoLater(long trueNanoseconds)
        {
            if (_waiter != null)
            {
                _timeline.WakeNoLater(_waiter, trueNanoseconds);
            }
        }
    }
}
