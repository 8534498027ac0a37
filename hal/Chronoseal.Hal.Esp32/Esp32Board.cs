using System;
using Chronoseal.Hal.Nano;
using nanoFramework.Hardware.Esp32;

namespace Chronoseal.Hal.Esp32
{
    /// <summary>
    /// An ESP32 family board on a stock nanoFramework image. What the image does not give: edges captured in hardware or in
    /// the interrupt routine (<see cref="GpioPulseInput"/>), the cause of a reset other than deep sleep, a watchdog that sees
    /// a hung managed thread, and a key store out of the program's reach. Make one, at start.
    /// </summary>
    public sealed class Esp32Board : NanoBoard
    {
        private readonly ResetReason _resetReason;

        /// <summary>Makes the board with its files in the internal littlefs drive and the declared latency of five ready tasks.</summary>
        public Esp32Board(Esp32Pins pins)
            : this(pins, NanoFileStore.InternalDrive, GpioPulseInput.DefaultLatencyLimitMicroseconds)
        {
        }

        /// <summary>Makes the board. Throws where the pin map is wrong.</summary>
        /// <param name="pins">The wiring.</param>
        /// <param name="root">An existing folder of the internal drive, ending in a backslash.</param>
        /// <param name="latencyLimitMicroseconds">The most that a captured edge can be late, in microseconds.</param>
        public Esp32Board(Esp32Pins pins, string root, int latencyLimitMicroseconds)
            : this(pins, root, latencyLimitMicroseconds, new HighResCounter())
        {
        }

        private Esp32Board(Esp32Pins pins, string root, int latencyLimitMicroseconds, ICounter counter)
            : base("esp32", counter, Esp32PinFunctions.Apply(pins), new NanoFileStore(root, true), new Esp32Entropy(), ReadUniqueId(), latencyLimitMicroseconds)
        {
            _resetReason = ReadResetReason();
            Network = new Esp32Network(counter);
        }

        /// <summary>
        /// <see cref="ResetReason.DeepSleep"/> if the chip woke from it. <see cref="ResetReason.Unknown"/> for every other start:
        /// Hardware.Esp32 exposes esp_sleep_get_wakeup_cause but not esp_reset_reason.
        /// </summary>
        public override ResetReason ResetReason
        {
            get { return _resetReason; }
        }

        /// <summary>The way to an address; nothing is connected until asked.</summary>
        public Esp32Network Network { get; }

        private static byte[] ReadUniqueId()
        {
            // The interface's address comes from the chip's fuses unless the stored network configuration names another.
            if (Eui64.FromNetwork(out byte[] eui64) != Outcome.Ok)
            {
                throw new NotSupportedException();
            }

            return eui64;
        }

        private static ResetReason ReadResetReason()
        {
            try
            {
                return Sleep.GetWakeupCause() == Sleep.WakeupCause.Undefined ? ResetReason.Unknown : ResetReason.DeepSleep;
            }
            catch (Exception)
            {
                // Chips without the sleep part of Hardware.Esp32 throw NotImplementedException or NotSupportedException.
                return ResetReason.Unknown;
            }
        }
    }
}
