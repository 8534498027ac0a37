using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>An errand that never comes back: a bus driver that hangs.</summary>
    internal sealed class StuckErrand(ITimeline timeline) : IErrand
    {
        public long StepMicroseconds => 1;

        public bool Step()
        {
            timeline.SleepUntil(long.MaxValue);
            return false;
        }
    }
}
