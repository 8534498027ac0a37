using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>
    /// Where the task that owns the buses finds errands of other tasks, and does them in the time that it would otherwise sleep: a step is
    /// begun only if it will have ended before the next epoch. One errand at a time.
    /// </summary>
    public sealed class ErrandDesk
    {
        private readonly object _gate = new object();
        private readonly ITimeline _timeline;
        private readonly ISignal _posted;
        private readonly ISignal _done;
        private IErrand _errand;
        private bool _isServed;

        /// <summary>Makes a desk that nobody serves yet.</summary>
        public ErrandDesk(ITimeline timeline)
        {
            _timeline = timeline;
            _posted = timeline.CreateSignal();
            _done = timeline.CreateSignal();
        }

        /// <summary>
        /// Has an errand done and returns when it is. <see cref="Outcome.Timeout"/> if it is not by the deadline: epochs leave too little time between
        /// them; steps already done stay done. <see cref="Outcome.NotReady"/> while another task's errand is being done.
        /// Where nobody serves the desk, because no sampling runs, the caller does the steps itself.
        /// </summary>
        public Outcome Run(IErrand errand, long deadlineMicroseconds)
        {
            lock (_gate)
            {
                if (_errand != null)
                {
                    return Outcome.NotReady;
                }

                _errand = errand;
            }

            _done.Wait(_timeline.Counter.Microseconds);
            _posted.Set();
            while (IsHeld(errand) && _timeline.Counter.Microseconds < deadlineMicroseconds)
            {
                if (_isServed)
                {
                    _done.Wait(deadlineMicroseconds);
                }
                else if (!errand.Step())
                {
                    Release(errand);
                }
            }

            return Release(errand) ? Outcome.Timeout : Outcome.Ok;
        }

        /// <summary>Tells callers that steps are done here from now on, or no longer.</summary>
        public void SetServed(bool isServed)
        {
            _isServed = isServed;
            _done.Set();
        }

        /// <summary>Wakes the serving task from <see cref="Idle"/>.</summary>
        public void Wake()
        {
            _posted.Set();
        }

        /// <summary>
        /// Does steps and sleeps, until shortly before an instant, or until woken. Returns true if woken: look for what happened, and come again.
        /// </summary>
        /// <param name="untilMicroseconds">When the buses are needed.</param>
        public bool Idle(long untilMicroseconds)
        {
            Serve(untilMicroseconds);
            return _posted.Wait(untilMicroseconds - Limits.ErrandLeadMicroseconds);
        }

        private void Serve(long untilMicroseconds)
        {
            IErrand errand = _errand;
            while (errand != null && IsHeld(errand)
                && _timeline.Counter.Microseconds + errand.StepMicroseconds + Limits.ErrandLeadMicroseconds <= untilMicroseconds)
            {
                if (!errand.Step())
                {
                    Release(errand);
                    _done.Set();
                }
            }
        }

        private bool IsHeld(IErrand errand)
        {
            lock (_gate)
            {
                return _errand == errand;
            }
        }

        private bool Release(IErrand errand)
        {
            lock (_gate)
            {
                bool isHeld = _errand == errand;
                _errand = isHeld ? null : _errand;
                return isHeld;
            }
        }
    }
}
