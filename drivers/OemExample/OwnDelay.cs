using System;
using System.Threading;
using Chronoseal.Hal;

namespace OemExample
{
    /// <summary>
    /// Time for the drivers. This one runs on every board in steps of a millisecond; on ESP32 take HighResTimer.GetCurrent() of
    /// nanoFramework.Hardware.Esp32 instead, where a step is a microsecond.
    /// </summary>
    public sealed class OwnDelay : IDelay, ICounter
    {
        /// <inheritdoc/>
        public ICounter Counter
        {
            get { return this; }
        }

        /// <inheritdoc/>
        public long Microseconds
        {
            get { return Environment.TickCount64 * 1000; }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return 1000; }
        }

        /// <inheritdoc/>
        public void SleepUntil(long counterMicroseconds)
        {
            for (long left = counterMicroseconds - Microseconds; left > 0; left = counterMicroseconds - Microseconds)
            {
                Thread.Sleep((int)(left / 1000) + 1);
            }
        }
    }
}
