using System;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal.Esp32;

namespace Chronoseal.Node.Esp32
{
    /// <summary>The five-parameter node on an ESP32.</summary>
    public static class Program
    {
        /// <summary>Makes the board and runs the node on it. Does not return.</summary>
        public static void Main()
        {
            var board = new Esp32Board(Esp32PinMap.Create());
            var configuration = new GatewayConfiguration();
            new NodeProgram(board, board.Network.Connect, () => board.FaultedTask, line => System.Console.WriteLine(line), NodeConsole.Open)
                .Run(configuration, new FiveParameterSettings());
        }
    }
}
