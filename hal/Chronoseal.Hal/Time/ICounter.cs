namespace Chronoseal.Hal
{
    /// <summary>
    /// The node's time base: microseconds of the local crystal since boot. Board authors owe a counter that never steps,
    /// never wraps within 200,000 years of microseconds, and runs through light sleep.
    /// </summary>
    public interface ICounter
    {
        /// <summary>Microseconds since boot, by the local crystal. Never decreases.</summary>
        long Microseconds { get; }

        /// <summary>The step in which <see cref="Microseconds"/> advances, in microseconds (1 on ESP32, 100 or 1000 on stock STM32 images).</summary>
        int QuantumMicroseconds { get; }
    }
}
