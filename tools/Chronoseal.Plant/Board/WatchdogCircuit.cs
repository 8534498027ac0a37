using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A watchdog beside the processor: resets the node when its input has stood still for a time. Runs from power-up on, as such circuits do, and cannot be
    /// stopped by the firmware.
    /// </summary>
    public sealed class WatchdogCircuit : IPulseOutput
    {
        private readonly VirtualTimeline _plant;
        private readonly PlantTimer _timer;
        private readonly Action _reset;
        private readonly long _timeoutNanoseconds;
        private bool _isHigh;

        /// <summary>Makes a circuit without power.</summary>
        /// <param name="plant">True time.</param>
        /// <param name="timeoutSeconds">How long its input may stand still.</param>
        /// <param name="reset">What its output does.</param>
        public WatchdogCircuit(VirtualTimeline plant, int timeoutSeconds, Action reset)
        {
            _plant = plant;
            _timeoutNanoseconds = timeoutSeconds * VirtualTimeline.NanosecondsPerSecond;
            _reset = reset;
            _timer = plant.CreateTimer(Expire);
        }

        /// <summary>Changes of its input so far.</summary>
        public long Edges { get; private set; }

        /// <summary>How often it has reset the node.</summary>
        public int Resets { get; private set; }

        /// <inheritdoc/>
        public void Set(bool isHigh)
        {
            if (isHigh != _isHigh)
            {
                _isHigh = isHigh;
                Edges++;
                Restart();
            }
        }

        /// <summary>Power is on: the time runs.</summary>
        internal void Restart()
        {
            _timer.Set(_plant.NowNanoseconds + _timeoutNanoseconds);
        }

        /// <summary>Power is off, or the processor is held in reset.</summary>
        internal void Stop()
        {
            _isHigh = false;
            _timer.Cancel();
        }

        private void Expire()
        {
            Resets++;
            _reset();
        }
    }
}
