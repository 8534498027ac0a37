using Chronoseal.Hal.Esp32;

namespace Chronoseal.Node.Esp32
{
    /// <summary>
    /// An example wiring of an ESP32-S3-DevKitC-1 with a console; name it in <see cref="Program"/> instead of <see cref="Esp32PinMap"/>. It has not run on
    /// hardware: check it against your board before power is applied. The console is UART0, which the DevKit brings out over its USB-to-UART
    /// bridge, and needs an image that leaves it alone: one built with NF_WP_TRANSPORT_USB_CDC. The stock ESP32_S3 image decides at every start: with a USB
    /// host on the chip's own USB port the debugger is there and COM1 is free, without one the debugger takes COM1 and the node has no console
    /// (nf-interpreter targets/ESP32/_common/WireProtocol_HAL_Interface.c and SerialPort NativeInit, as of July 2026).
    /// </summary>
    internal static class Esp32S3PinMap
    {
        // GPIO 0, 3, 45 and 46 are strapping pins, 19 and 20 the USB port, 26 to 37 flash and PSRAM: none of them is used.
        private const int I2cData = 8;
        private const int I2cClock = 9;
        private const int ConsoleTransmit = 43;
        private const int ConsoleReceive = 44;
        private const int Rs485Transmit = 17;
        private const int Rs485Receive = 18;
        private const int Rs485DriverEnable = 16;
        private const int GnssTransmit = 5;
        private const int GnssReceive = 4;
        private const int Pps = 6;
        private const int Loopback = 7;
        private const int Watchdog = 15;

        /// <summary>The five instruments' ports, GNSS with PPS, the console on COM1 and the watchdog's pin.</summary>
        internal static Esp32Pins Create()
        {
            return new Esp32Pins
            {
                I2c1Data = I2cData,
                I2c1Clock = I2cClock,
                ConsolePort = 1,
                ConsoleTransmit = ConsoleTransmit,
                ConsoleReceive = ConsoleReceive,
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
