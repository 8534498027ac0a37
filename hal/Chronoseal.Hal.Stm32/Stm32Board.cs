using System;
using Chronoseal.Hal.Nano;
using nanoFramework.Hardware.Stm32;

namespace Chronoseal.Hal.Stm32
{
    /// <summary>
    /// An STM32 board on a stock nanoFramework (ChibiOS) image. What is missing, plainly:
    /// <list type="bullet">
    /// <item>Time: the image exposes no microsecond counter. <see cref="TickCounter"/> steps by 1 ms, so that no stamp can claim
    /// to be better than that, whatever the PPS. A native assembly over a free-running 32-bit timer (TIM2 or TIM5), with the PPS on
    /// one of its input capture channels, would give both a counter and edges captured in hardware.</item>
    /// <item>I2C: the image's driver sets a bus up for its first device only; creating a second one configures through a null
    /// pointer (nf-interpreter targets/ChibiOS/_nanoCLR/System.Device.I2c, NativeInit, as of July 2026). One device a bus is
    /// opened here, a second address is <see cref="Outcome.Unsupported"/>.</item>
    /// <item>Entropy: none fit for keys (<see cref="Stm32Entropy"/>).</item>
    /// <item>HMAC and network: on STM32F769I-DISCOVERY and ORGPAL PALTHREE only. Files: there, and on PALX; littlefs on the
    /// PAL boards, FAT on a card on the F769I.</item>
    /// </list>
    /// Make one, at start.
    /// </summary>
    public sealed class Stm32Board : NanoBoard
    {
        private readonly Stm32I2cBus[] _buses;
        private readonly ResetReason _resetReason;

        /// <summary>Makes a board with a littlefs drive and the declared latency of five ready tasks.</summary>
        public Stm32Board(Stm32Pins pins)
            : this(pins, new NanoFileStore(NanoFileStore.InternalDrive, true), GpioPulseInput.DefaultLatencyLimitMicroseconds)
        {
        }

        /// <summary>Makes the board. Throws where the pin map is wrong.</summary>
        /// <param name="pins">The ports.</param>
        /// <param name="files">The drive: <c>new NanoFileStore("D:\\", false)</c> for a FAT card.</param>
        /// <param name="latencyLimitMicroseconds">The most that a captured edge can be late, in microseconds.</param>
        public Stm32Board(Stm32Pins pins, IFileStore files, int latencyLimitMicroseconds)
            : this(pins, files, latencyLimitMicroseconds, new TickCounter())
        {
        }

        private Stm32Board(Stm32Pins pins, IFileStore files, int latencyLimitMicroseconds, ICounter counter)
            : base("stm32", counter, Stm32Ports.Map(pins), files, new Stm32Entropy(), Eui64.FromSerial(Utilities.UniqueDeviceId), latencyLimitMicroseconds)
        {
            _buses = new Stm32I2cBus[] { new Stm32I2cBus(pins.I2c1Bus), new Stm32I2cBus(pins.I2c2Bus) };
            _resetReason = ReadResetReason();
            Network = new Stm32Network(counter);
        }

        /// <summary>
        /// <see cref="ResetReason.DeepSleep"/> after standby, which a wake-up pin ends too. <see cref="ResetReason.Unknown"/> for
        /// every other start: Hardware.Stm32 exposes the standby flags but not the reset flags of RCC_CSR.
        /// </summary>
        public override ResetReason ResetReason
        {
            get { return _resetReason; }
        }

        /// <summary>The way to an address; nothing is connected until asked.</summary>
        public Stm32Network Network { get; }

        /// <inheritdoc/>
        protected override Outcome OpenI2c(int busId, int address, bool fast, out II2cDevice device)
        {
            device = null;
            for (int i = 0; i < _buses.Length; i++)
            {
                if (_buses[i].BusId == busId)
                {
                    return _buses[i].Open(address, fast, out device);
                }
            }

            return Outcome.Unsupported;
        }

        /// <summary>One device a bus: nothing else can be asked for.</summary>
        protected override Outcome ProbeI2c(int busId, int address, bool fast)
        {
            return Outcome.Unsupported;
        }

        private static ResetReason ReadResetReason()
        {
            try
            {
                return Power.WakeupReason == Power.WakeupReasonType.Undetermined ? ResetReason.Unknown : ResetReason.DeepSleep;
            }
            catch (Exception)
            {
                // Images without the power part of Hardware.Stm32 throw NotSupportedException.
                return ResetReason.Unknown;
            }
        }
    }
}
