namespace Chronoseal.Hal.Esp32
{
    /// <summary>
    /// The wiring of an ESP32 board, by GPIO number. <see cref="NotWired"/> for what it does not have: the port is then not
    /// there. A UART is there when its transmit and receive pins are.
    /// </summary>
    public sealed class Esp32Pins
    {
        /// <summary>Stands for a pin that is not wired.</summary>
        public const int NotWired = -1;

        /// <summary>SDA of "i2c1".</summary>
        public int I2c1Data = NotWired;

        /// <summary>SCL of "i2c1".</summary>
        public int I2c1Clock = NotWired;

        /// <summary>True for 400 kHz on "i2c1"; SPS30 and other parts stand 100 kHz only.</summary>
        public bool I2c1IsFast;

        /// <summary>SDA of "i2c2", on chips that have a second controller.</summary>
        public int I2c2Data = NotWired;

        /// <summary>SCL of "i2c2".</summary>
        public int I2c2Clock = NotWired;

        /// <summary>True for 400 kHz on "i2c2".</summary>
        public bool I2c2IsFast;

        /// <summary>The COM number of "rs485", 1 to 3. COM1 is the debugger's on the classic ESP32.</summary>
        public int Rs485Port = 2;

        /// <summary>TX of "rs485".</summary>
        public int Rs485Transmit = NotWired;

        /// <summary>RX of "rs485".</summary>
        public int Rs485Receive = NotWired;

        /// <summary>Driver enable of the RS-485 transceiver, high to send: the UART's RTS in RS-485 mode. <see cref="NotWired"/> if the transceiver switches by itself.</summary>
        public int Rs485DriverEnable = NotWired;

        /// <summary>The COM number of "gnss", 1 to 3.</summary>
        public int GnssPort = 3;

        /// <summary>TX of "gnss".</summary>
        public int GnssTransmit = NotWired;

        /// <summary>RX of "gnss".</summary>
        public int GnssReceive = NotWired;

        /// <summary>
        /// The COM number of "console", 1 to 3. COM1 is refused while the debugger is on it: always on the classic ESP32, and on a stock image with
        /// NF_WP_TRANSPORT_USB_CDC_OR_SERIAL (ESP32-S2, S3, C3, C6, since June 2026) whenever no USB host was there at the start. It is free for good on an
        /// image with NF_WP_TRANSPORT_USB_CDC.
        /// </summary>
        public int ConsolePort = 1;

        /// <summary>TX of "console".</summary>
        public int ConsoleTransmit = NotWired;

        /// <summary>RX of "console".</summary>
        public int ConsoleReceive = NotWired;

        /// <summary>The input "pps", rising edge on the second. Any pin with interrupt; no pull is set.</summary>
        public int Pps = NotWired;

        /// <summary>The output "loopback", wired to the PPS input for the loop-back test of its latency.</summary>
        public int Loopback = NotWired;

        /// <summary>
        /// The output "watchdog", changed once a second while all tasks live: to a circuit that resets the board when it has stood still for a minute, because a
        /// boot, a flash write or a collection of the heap may take several seconds.
        /// </summary>
        public int Watchdog = NotWired;
    }
}
