using System;
using Chronoseal.Hal.Nano;

namespace Chronoseal.Hal.Stm32
{
    /// <summary>Names the ports of a board's wiring.</summary>
    internal static class Stm32Ports
    {
        internal static PortMap Map(Stm32Pins pins)
        {
            if (pins == null)
            {
                throw new ArgumentNullException();
            }

            PortMap ports = new PortMap();
            AddI2c(ports, "i2c1", pins.I2c1Bus, pins.I2c1IsFast);
            AddI2c(ports, "i2c2", pins.I2c2Bus, pins.I2c2IsFast);
            AddCom(ports, "rs485", pins.Rs485Port);
            AddCom(ports, "gnss", pins.GnssPort);
            AddCom(ports, "console", pins.ConsolePort);
            if (pins.Pps != Stm32Pins.NotWired)
            {
                ports.AddPulse("pps", pins.Pps);
            }

            if (pins.Loopback != Stm32Pins.NotWired)
            {
                ports.AddOutput("loopback", pins.Loopback);
            }

            if (pins.Watchdog != Stm32Pins.NotWired)
            {
                ports.AddOutput("watchdog", pins.Watchdog);
            }

            return ports;
        }

        private static void AddI2c(PortMap ports, string name, int busId, bool fast)
        {
            if (busId > 0)
            {
                ports.AddI2c(name, busId, fast);
            }
        }

        private static void AddCom(PortMap ports, string name, int com)
        {
            if (com > 0)
            {
                ports.AddSerial(name, "COM" + com.ToString());
            }
        }
    }
}
