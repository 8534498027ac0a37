using System;
using Chronoseal.Firmware.Buses;
using Chronoseal.Tests.Fakes;

namespace Chronoseal.Tests.Field.Buses
{
    /// <summary>An errand of so many steps, each of which takes its time.</summary>
    internal sealed class CountedErrand : IErrand
    {
        private readonly ManualTimeline _timeline;
        private readonly int _wanted;

        internal CountedErrand(ManualTimeline timeline, int steps, long stepMicroseconds)
        {
            _timeline = timeline;
            _wanted = steps;
            StepMicroseconds = stepMicroseconds;
        }

        public long StepMicroseconds { get; }

        /// <summary>Steps done.</summary>
        public int Done { get; private set; }

        /// <summary>Whether steps throw.</summary>
        public bool Throws { get; set; }

        /// <summary>What happens in a step.</summary>
        public Hal.TaskBody OnStep { get; set; }

        public bool Step()
        {
            Done++;
            _timeline.Microseconds += StepMicroseconds;
            OnStep?.Invoke();
            if (Throws)
            {
                throw new InvalidOperationException();
            }

            return Done < _wanted;
        }
    }
}
