using System;
using Chronoseal.Hal.Nano;
using nanoFramework.Hardware.Esp32;

namespace Chronoseal.Hal.Esp32
{
    /// <summary>Routes the chip's functions to pins and names the ports that result.</summary>
    internal static class Esp32PinFunctions
    {
        private const int MaxComPort = 3;

        /// <summary>
        /// Applies a wiring. Throws ArgumentException for a COM number out of range or used twice, as a wrong pin map is a
        /// programming error; the platform throws for a pin that it cannot route.
        /// </summary>
        internal static PortMap Apply(Esp32Pins pins)
        {
            if (pins == null)
            {
                throw new ArgumentNullException();
            }

            PortMap ports = new PortMap();
            ApplyI2c(ports, pins);
            ApplySerial(ports, pins);
            if (pins.Pps != Esp32Pins.NotWired)
            {
                ports.AddPulse("pps", pins.Pps);
            }

            if (pins.Loopback != Esp32Pins.NotWired)
            {
                ports.AddOutput("loopback", pins.Loopback);
            }

            if (pins.Watchdog != Esp32Pins.NotWired)
            {
                ports.AddOutput("watchdog", pins.Watchdog);
            }

            return ports;
        }

        private static void ApplyI2c(PortMap ports, Esp32Pins pins)
        {
            if (IsWired(pins.I2c1Data, pins.I2c1Clock))
            {
                Configuration.SetPinFunction(pins.I2c1Data, DeviceFunction.I2C1_DATA);
                Configuration.SetPinFunction(pins.I2c1Clock, DeviceFunction.I2C1_CLOCK);
                ports.AddI2c("i2c1", 1, pins.I2c1IsFast);
            }

            if (IsWired(pins.I2c2Data, pins.I2c2Clock))
            {
                Configuration.SetPinFunction(pins.I2c2Data, DeviceFunction.I2C2_DATA);
                Configuration.SetPinFunction(pins.I2c2Clock, DeviceFunction.I2C2_CLOCK);
                ports.AddI2c("i2c2", 2, pins.I2c2IsFast);
            }
        }

        private static void ApplySerial(PortMap ports, Esp32Pins pins)
        {
            bool[] isUsed = new bool[MaxComPort + 1];
            if (IsWired(pins.Rs485Transmit, pins.Rs485Receive))
            {
                AddCom(ports, "rs485", pins.Rs485Port, pins.Rs485Transmit, pins.Rs485Receive, isUsed);
                if (pins.Rs485DriverEnable != Esp32Pins.NotWired)
                {
                    Configuration.SetPinFunction(pins.Rs485DriverEnable, RequestToSend(pins.Rs485Port));
                }
            }

            if (IsWired(pins.GnssTransmit, pins.GnssReceive))
            {
                AddCom(ports, "gnss", pins.GnssPort, pins.GnssTransmit, pins.GnssReceive, isUsed);
            }

            if (IsWired(pins.ConsoleTransmit, pins.ConsoleReceive))
            {
                AddCom(ports, "console", pins.ConsolePort, pins.ConsoleTransmit, pins.ConsoleReceive, isUsed);
            }
        }

        private static void AddCom(PortMap ports, string name, int com, int transmit, int receive, bool[] isUsed)
        {
            if (com < 1 || com > MaxComPort || isUsed[com])
            {
                throw new ArgumentException();
            }

            isUsed[com] = true;
            Configuration.SetPinFunction(transmit, Transmit(com));
            Configuration.SetPinFunction(receive, Receive(com));
            ports.AddSerial(name, "COM" + com.ToString());
        }

        private static bool IsWired(int first, int second)
        {
            return first != Esp32Pins.NotWired && second != Esp32Pins.NotWired;
        }

        private static DeviceFunction Transmit(int com)
        {
            return com == 1 ? DeviceFunction.COM1_TX : com == 2 ? DeviceFunction.COM2_TX : DeviceFunction.COM3_TX;
        }

        private static DeviceFunction Receive(int com)
        {
            return com == 1 ? DeviceFunction.COM1_RX : com == 2 ? DeviceFunction.COM2_RX : DeviceFunction.COM3_RX;
        }

        private static DeviceFunction RequestToSend(int com)
        {
            return com == 1 ? DeviceFunction.COM1_RTS : com == 2 ? DeviceFunction.COM2_RTS : DeviceFunction.COM3_RTS;
        }
    }
}
