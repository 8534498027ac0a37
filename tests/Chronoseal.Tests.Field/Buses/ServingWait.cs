using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Console;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Field.Buses
{
    /// <summary>A console's wait in which the task that owns the buses gets its turn, with an epoch a second.</summary>
    internal sealed class ServingWait : IConsoleWait
    {
        private const long PeriodMicroseconds = 1000000;

        private readonly ErrandDesk _desk;
        private readonly ITimeline _timeline;

        internal ServingWait(ErrandDesk desk, ITimeline timeline)
        {
            _desk = desk;
            _timeline = timeline;
        }

        /// <summary>Waits until Ctrl-C comes; none unless set.</summary>
        public int PausesUntilInterrupted { get; set; } = int.MaxValue;

        /// <summary>Whether an epoch lasts for ever, so that nothing is served.</summary>
        public bool IsBusy { get; set; }

        /// <summary>What happens in each wait; null for nothing.</summary>
        public TaskBody OnPause { get; set; }

        /// <summary>Waits so far.</summary>
        public int Pauses { get; private set; }

        public bool Pause(long untilMicroseconds)
        {
            Pauses++;
            OnPause?.Invoke();
            while (!IsBusy && _timeline.Counter.Microseconds < untilMicroseconds && _desk.Idle((_timeline.Counter.Microseconds / PeriodMicroseconds + 1) * PeriodMicroseconds))
            {
            }

            _timeline.SleepUntil(untilMicroseconds);
            return Pauses < PausesUntilInterrupted;
        }
    }
}
