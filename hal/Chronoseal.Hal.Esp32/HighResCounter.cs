using nanoFramework.Hardware.Esp32;

namespace Chronoseal.Hal.Esp32
{
    /// <summary>
    /// The ESP32's 64-bit microsecond counter (esp_timer_get_time, by HighResTimer.GetCurrent): monotonic since boot, one
    /// microsecond a step, and carried through light sleep by ESP-IDF.
    /// </summary>
    public sealed class HighResCounter : ICounter
    {
        /// <inheritdoc/>
        public long Microseconds
        {
            get { return (long)HighResTimer.GetCurrent(); }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return 1; }
        }
    }
}
