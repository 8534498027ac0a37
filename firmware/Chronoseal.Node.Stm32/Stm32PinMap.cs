using Chronoseal.Hal.Stm32;

namespace Chronoseal.Node.Stm32
{
    /// <summary>
    /// An example wiring of the ORGPAL PALTHREE, the stock image that has two I2C buses, littlefs, a network and HMAC. Bus and COM
    /// numbers are those of its target_system_device_i2c_config.cpp and target_system_io_ports_config.cpp. It has not run on
    /// hardware: check it against your board before power is applied.
    /// </summary>
    internal static class Stm32PinMap
    {
        // I2C2: SCL PH4, SDA PH5. I2C3: SCL PA8, SDA PH8.
        private const int ClimateBus = 2;
        private const int FormaldehydeBus = 3;

        // USART6 on connector IO0: TX PC6, RX PC7, with a transceiver that switches by itself. The board's own RS-485 driver on UART7
        // has enable lines (PI12, PI13) that the HAL does not know.
        private const int Rs485Port = 6;

        // USART3 on connector IO1: TX PB10, RX PB11.
        private const int GnssPort = 3;

        // USART2 of the image: TX PD5, RX PD6. Where the board brings them out has still to be looked up.
        private const int ConsolePort = 2;

        // PG2, pin 23 (INT) of connector IO1.
        private const char PpsPort = 'G';
        private const int PpsPin = 2;

        /// <summary>
        /// The SHT4x alone on "i2c1", the SFA30 alone on "i2c2", both at 100 kHz. No pin for a watchdog: set Watchdog where your board has one free.
        /// </summary>
        internal static Stm32Pins Create()
        {
            return new Stm32Pins
            {
                I2c1Bus = ClimateBus,
                I2c2Bus = FormaldehydeBus,
                Rs485Port = Rs485Port,
                GnssPort = GnssPort,
                ConsolePort = ConsolePort,
                Pps = Stm32Pins.PinNumber(PpsPort, PpsPin),
            };
        }
    }
}
