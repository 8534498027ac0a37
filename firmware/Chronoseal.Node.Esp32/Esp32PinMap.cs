using Chronoseal.Hal.Esp32;

namespace Chronoseal.Node.Esp32
{
    /// <summary>
    /// An example wiring of a classic ESP32-WROOM-32 development board. It has not run on hardware: check it against your board
    /// before power is applied. On WROVER modules GPIO 16 and 17 belong to the PSRAM; move the RS-485 lines there.
    /// </summary>
    internal static class Esp32PinMap
    {
        private const int I2cData = 21;
        private const int I2cClock = 22;
        private const int Rs485Transmit = 17;
        private const int Rs485Receive = 16;

        // Pulled down from reset on, so that the transceiver does not drive the line while the node boots.
        private const int Rs485DriverEnable = 4;
        private const int GnssTransmit = 33;
        private const int GnssReceive = 32;

        // No strapping pin: a receiver that holds its PPS high during reset must not choose the boot mode.
        private const int Pps = 27;

        // To be wired to the PPS input for the loop-back test only, with the receiver's PPS unplugged.
        private const int Loopback = 25;

        // To the input of a watchdog circuit of a minute, where there is one. A pin that is low during reset and that nothing else wants.
        private const int Watchdog = 26;

        /// <summary>
        /// SHT4x and SFA30 on "i2c1" at 100 kHz, which is all that the SFA30 stands; the particle counter on "rs485", the receiver
        /// on "gnss". The chip has three UARTs and COM1 is the debugger's, so that there is no console here. To have one, let the receiver give way
        /// (ConsolePort 3 with its pins instead of Gnss...; time then comes from SNTP), or take a chip with a debugger on USB: see
        /// <see cref="Esp32S3PinMap"/>.
        /// </summary>
        internal static Esp32Pins Create()
        {
            return new Esp32Pins
            {
                I2c1Data = I2cData,
                I2c1Clock = I2cClock,
                Rs485Port = 2,
                Rs485Transmit = Rs485Transmit,
                Rs485Receive = Rs485Receive,
                Rs485DriverEnable = Rs485DriverEnable,
                GnssPort = 3,
                GnssTransmit = GnssTransmit,
                GnssReceive = GnssReceive,
                Pps = Pps,
                Loopback = Loopback,
                Watchdog = Watchdog,
            };
        }
    }
}
