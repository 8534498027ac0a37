using System;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// The counter of last resort, over Environment.TickCount64 (milliseconds since boot, monotonic, 64-bit), for images that
    /// expose no microsecond counter. No stamp taken with it is better than one millisecond. Not for ESP32: there the value
    /// moves in FreeRTOS ticks of 10 ms (nf-interpreter targets/ESP32/_include/targetHAL_Time.h).
    /// </summary>
    public sealed class TickCounter : ICounter
    {
        /// <summary>The step of Environment.TickCount64, in microseconds.</summary>
        public const int StepMicroseconds = 1000;

        /// <inheritdoc/>
        public long Microseconds
        {
            get { return Environment.TickCount64 * StepMicroseconds; }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return StepMicroseconds; }
        }
    }
}
