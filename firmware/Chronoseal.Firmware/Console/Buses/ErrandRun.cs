using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Has an errand done for a verb while the console waits, and says why it could not be done.</summary>
    internal sealed class ErrandRun
    {
        private readonly Node _node;
        private readonly ConsoleSession _session;

        internal ErrandRun(Node node, ConsoleSession session)
        {
            _node = node;
            _session = session;
        }

        /// <summary>Whether Ctrl-C ended the last one.</summary>
        internal bool IsInterrupted { get; private set; }

        /// <summary>Has it done. Anything else than <see cref="Outcome.Ok"/>: see <see cref="Explain"/>.</summary>
        internal Outcome Do(IErrand errand)
        {
            IsInterrupted = false;
            if (!Fits(errand))
            {
                return Outcome.Timeout;
            }

            Outcome outcome = Post(errand);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            // Whatever happens it is taken back: the desk has place for one.
            try
            {
                Await(errand);
            }
            finally
            {
                outcome = _node.Errands.Withdraw(errand);
            }

            return outcome;
        }

        /// <summary>Refuses with the cause of what <see cref="Do"/> returned, and the next step.</summary>
        internal void Explain(Outcome outcome, IErrand errand, Answer answer)
        {
            if (IsInterrupted)
            {
                answer.Fail("Abandoned", "interrupted by Ctrl-C; begin again");
            }
            else if (outcome == Outcome.Timeout)
            {
                answer.Fail(outcome, "sampling leaves too little time: a step may take " + (errand.StepMicroseconds / 1000).ToString()
                    + " ms between two epochs; set a longer epoch-us, or look why sensors take so long (sensors)");
            }
            else if (outcome == Outcome.NotReady)
            {
                answer.Fail(outcome, "sampling has not begun, ends, or another errand is on the buses; ask again in a few seconds");
            }
            else
            {
                answer.Fail(outcome, "the step broke off or hangs, perhaps for lack of memory; see heap and log, and report it if it happens again");
            }
        }

        // The supervisor leaves errands too, short ones.
        private Outcome Post(IErrand errand)
        {
            ErrandDesk desk = _node.Errands;
            ICounter counter = _node.Board.Timeline.Counter;
            long deadline = counter.Microseconds + BusLimits.DeskMicroseconds;
            Outcome outcome = desk.Post(errand);
            while (outcome != Outcome.Ok && desk.IsServed && counter.Microseconds < deadline && !IsInterrupted)
            {
                IsInterrupted = !_session.Pause(counter.Microseconds + BusLimits.LookMicroseconds);
                outcome = IsInterrupted ? outcome : desk.Post(errand);
            }

            return outcome;
        }

        private void Await(IErrand errand)
        {
            ErrandDesk desk = _node.Errands;
            ICounter counter = _node.Board.Timeline.Counter;
            int steps = desk.Steps;
            long deadline = counter.Microseconds + BusLimits.NoStepMicroseconds;
            while (desk.Holds(errand) && counter.Microseconds < deadline && !IsInterrupted)
            {
                IsInterrupted = !_session.Pause(counter.Microseconds + BusLimits.LookMicroseconds);
                deadline = desk.Steps == steps ? deadline : counter.Microseconds + BusLimits.NoStepMicroseconds;
                steps = desk.Steps;
            }
        }

        // Where a step is longer than the period, no waiting helps.
        private bool Fits(IErrand errand)
        {
            Gateway gateway = _node.Gateway;
            return gateway == null || errand.StepMicroseconds + Limits.ErrandLeadMicroseconds < gateway.Configuration.EpochMicroseconds;
        }
    }
}
