using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The technician's console of a node, on the board's UART "console".</summary>
    public static class NodeConsole
    {
        /// <summary>The UART's name on the board.</summary>
        public const string Port = "console";

        /// <summary>The body of the console's task, at the speed that is set (<c>console-baud</c>); null where the board has no such port.</summary>
        public static TaskBody Open(Node node)
        {
            int baudRate = (int)node.Configuration.Running.Number(Setting.ConsoleBaud);
            var settings = new SerialSettings(baudRate, SerialParity.None, 1, false);
            return node.Board.OpenSerial(Port, settings, out ISerialPort port) == Outcome.Ok ? new ConsoleTask(node, port, ConsoleVerbs.All).Run : null;
        }
    }
}
