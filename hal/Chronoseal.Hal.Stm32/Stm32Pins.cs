using System;

namespace Chronoseal.Hal.Stm32
{
    /// <summary>
    /// The ports of an STM32 board. Pins of buses and UARTs are fixed by the image (its target_system_*_config.cpp), so that
    /// only numbers are chosen here; 0 for a bus or port, <see cref="NotWired"/> for a pin that the board does not have.
    /// </summary>
    public sealed class Stm32Pins
    {
        /// <summary>Stands for a pin that is not wired.</summary>
        public const int NotWired = -1;

        /// <summary>The platform's number of the bus "i2c1".</summary>
        public int I2c1Bus;

        /// <summary>True for 400 kHz on "i2c1".</summary>
        public bool I2c1IsFast;

        /// <summary>The platform's number of the bus "i2c2".</summary>
        public int I2c2Bus;

        /// <summary>True for 400 kHz on "i2c2".</summary>
        public bool I2c2IsFast;

        /// <summary>The COM number of "rs485".</summary>
        public int Rs485Port;

        /// <summary>The COM number of "gnss".</summary>
        public int GnssPort;

        /// <summary>The COM number of "console".</summary>
        public int ConsolePort;

        /// <summary>The input "pps", rising edge on the second, as <see cref="PinNumber"/> gives it.</summary>
        public int Pps = NotWired;

        /// <summary>The output "loopback", wired to the PPS input for the loop-back test of its latency.</summary>
        public int Loopback = NotWired;

        /// <summary>
        /// The output "watchdog", changed once a second while all tasks live: to a circuit that resets the board when it has stood still for a minute, because a
        /// boot, a flash write or a collection of the heap may take several seconds.
        /// </summary>
        public int Watchdog = NotWired;

        /// <summary>The platform's number of a pin: sixteen to a port, so that PA0 is 0 and PB1 is 17.</summary>
        /// <param name="port">'A' to 'K'.</param>
        /// <param name="pin">0 to 15.</param>
        public static int PinNumber(char port, int pin)
        {
            if (port < 'A' || port > 'K' || pin < 0 || pin > 15)
            {
                throw new ArgumentException();
            }

            return ((port - 'A') * 16) + pin;
        }
    }
}
