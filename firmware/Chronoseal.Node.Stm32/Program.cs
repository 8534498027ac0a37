using System;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal.Stm32;

namespace Chronoseal.Node.Stm32
{
    /// <summary>The five-parameter node on an STM32.</summary>
    public static class Program
    {
        /// <summary>Makes the board and runs the node on it. Does not return.</summary>
        public static void Main()
        {
            Shortcomings.Print();
            var board = new Stm32Board(Stm32PinMap.Create());
            var configuration = new GatewayConfiguration();

            // The image's driver sets a bus up for its first device only.
            var settings = new FiveParameterSettings { FormaldehydeI2cBus = "i2c2" };
            new NodeProgram(board, board.Network.Connect, () => board.FaultedTask, line => System.Console.WriteLine(line), NodeConsole.Open).Run(configuration, settings);
        }
    }
}
