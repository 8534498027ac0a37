using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Runs the own test of one sensor.</summary>
    internal sealed class SelfTestErrand : IErrand
    {
        private readonly ISensor _sensor;
        private readonly ICounter _counter;

        internal SelfTestErrand(ISensor sensor, ICounter counter)
        {
            _sensor = sensor;
            _counter = counter;
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
            long began = _counter.Microseconds;
            Outcome = _sensor.SelfTest();
            DeviceErrorCode = Outcome == Outcome.DeviceError ? _sensor.DeviceErrorCode : 0;
            TakenMicroseconds = _counter.Microseconds - began;
            return false;
        }
    }
}
