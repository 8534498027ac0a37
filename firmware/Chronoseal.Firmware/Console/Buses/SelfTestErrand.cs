using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Runs the own test of one sensor.</summary>
    internal sealed class SelfTestErrand : IErrand
    {
        private readonly ISensor _sensor;
        private readonly IDelay _delay;

        internal SelfTestErrand(ISensor sensor, IDelay delay)
        {
            _sensor = sensor;
            _delay = delay;
        }

        /// <inheritdoc/>
        public long StepMicroseconds
        {
            get { return _sensor.SelfTestMicroseconds; }
        }

        /// <summary>What came of it.</summary>
        internal Outcome Outcome { get; private set; } = Outcome.NotReady;

        /// <summary>The part's own code with <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        internal int DeviceErrorCode { get; private set; }

        /// <summary>Microseconds that it took.</summary>
        internal long TakenMicroseconds { get; private set; }

        /// <inheritdoc/>
        public bool Step()
        {
            long began = _delay.Counter.Microseconds;
            long longest = _sensor.SelfTestMicroseconds;
            Outcome = _sensor.SelfTest();
            DeviceErrorCode = Outcome == Outcome.DeviceError ? _sensor.DeviceErrorCode : 0;
            TakenMicroseconds = _delay.Counter.Microseconds - began;
            if (Outcome != Outcome.Ok && Outcome != Outcome.DeviceError && Outcome != Outcome.Unsupported)
            {
                // A reply that is merely late must not keep the next epoch waiting.
                _delay.SleepUntil(began + longest);
            }

            return false;
        }
    }
}
