using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>
    /// Where the task that owns the buses finds errands of other tasks, and does them in the time that it would otherwise sleep: a step is
    /// begun only if it will have ended before the next epoch. One errand at a time, from its posting until it is taken back; nobody else ever steps it.
    /// </summary>
    public sealed class ErrandDesk
    {
        private readonly object _gate = new object();
        private readonly ITimeline _timeline;
        private readonly ISignal _posted;
        private readonly ISignal _stepped;
        private IErrand _errand;
        private IErrand _stepping;
        private IErrand _ended;
        private Outcome _outcome;
        private bool _isServed;

        /// <summary>Makes a desk that nobody serves yet.</summary>
        public ErrandDesk(ITimeline timeline)
        {
            _timeline = timeline;
            _posted = timeline.CreateSignal();
            _stepped = timeline.CreateSignal();
        }

        /// <summary>Whether somebody serves the desk: where nobody does, no sampling runs, and whoever has an errand may step it himself.</summary>
        public bool IsServed
        {
            get
            {
                lock (_gate)
                {
                    return _isServed;
                }
            }
        }

        /// <summary>Steps done since boot: whether it goes on.</summary>
        public int Steps { get; private set; }

        /// <summary>
        /// Leaves an errand; whoever does must take it back with <see cref="Withdraw"/>, done or not. <see cref="Outcome.NotReady"/> where nobody serves the
        /// desk, because no sampling runs, and while another errand is being done or was not yet taken back.
        /// </summary>
        public Outcome Post(IErrand errand)
        {
            lock (_gate)
            {
                // One that is done has its place until it was asked for: its outcome would be another's.
                if (!_isServed || _stepping != null || _errand != null || _ended != null)
                {
                    return Outcome.NotReady;
                }

                _errand = errand;
            }

            _posted.Set();
            return Outcome.Ok;
        }

        /// <summary>Whether an errand that was left here is still to be done.</summary>
        public bool Holds(IErrand errand)
        {
            lock (_gate)
            {
                return _errand == errand;
            }
        }

        /// <summary>
        /// Takes an errand back; no step of it runs when this returns, so that what it found can be looked at. <see cref="Outcome.Ok"/> if it was done,
        /// <see cref="Outcome.Timeout"/> if not: epochs leave too little time between them, or it was not waited for; steps already done stay done.
        /// <see cref="Outcome.NotReady"/> if sampling ended first. <see cref="Outcome.BusFault"/> if it failed in a way that nobody foresaw, or hangs in a step:
        /// then do not look at it.
        /// </summary>
        public Outcome Withdraw(IErrand errand)
        {
            Outcome outcome;
            lock (_gate)
            {
                bool isHeld = _errand == errand;
                _errand = isHeld ? null : _errand;
                outcome = isHeld ? Outcome.Timeout : _ended == errand ? _outcome : Outcome.BusFault;
                _ended = _ended == errand ? null : _ended;
            }

            long deadline = _timeline.Counter.Microseconds + errand.StepMicroseconds + Limits.ErrandGraceMicroseconds;
            while (IsStepping(errand))
            {
                if (!_stepped.Wait(deadline))
                {
                    return Outcome.BusFault;
                }
            }

            return outcome;
        }

        /// <summary>Tells that steps are done here from now on, or no longer; on the serving task.</summary>
        public void SetServed(bool isServed)
        {
            lock (_gate)
            {
                _isServed = isServed;
                if (!isServed && _errand != null)
                {
                    End(Outcome.NotReady);
                }
            }
        }

        /// <summary>Wakes the serving task from <see cref="Idle"/>.</summary>
        public void Wake()
        {
            _posted.Set();
        }

        /// <summary>
        /// Does one step, or sleeps until shortly before an instant, or until woken. True after a step and if woken: look for what happened, and
        /// come again.
        /// </summary>
        /// <param name="untilMicroseconds">When the buses are needed.</param>
        public bool Idle(long untilMicroseconds)
        {
            IErrand errand = Take(untilMicroseconds);
            if (errand == null)
            {
                return _posted.Wait(untilMicroseconds - Limits.ErrandLeadMicroseconds);
            }

            Step(errand);
            _stepped.Set();
            return true;
        }

        private IErrand Take(long untilMicroseconds)
        {
            lock (_gate)
            {
                bool fits = _errand != null
                    && _timeline.Counter.Microseconds + _errand.StepMicroseconds + Limits.ErrandLeadMicroseconds <= untilMicroseconds;
                _stepping = fits ? _errand : null;
                return _stepping;
            }
        }

        private void Step(IErrand errand)
        {
            bool isGoingOn = false;
            Outcome outcome = Outcome.BusFault;
            try
            {
                isGoingOn = errand.Step();
                outcome = Outcome.Ok;
            }
            catch (Exception)
            {
                // An errand may ask for memory that is not there. Sampling does not end for that.
            }

            lock (_gate)
            {
                _stepping = null;
                Steps++;
                if (!isGoingOn && _errand == errand)
                {
                    End(outcome);
                }
            }
        }

        private void End(Outcome outcome)
        {
            _ended = _errand;
            _errand = null;
            _outcome = outcome;
        }

        private bool IsStepping(IErrand errand)
        {
            lock (_gate)
            {
                return _stepping == errand;
            }
        }
    }
}
