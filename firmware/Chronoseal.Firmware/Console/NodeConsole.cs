using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The technician's console of a node, on the board's UART "console".</summary>
    public static class NodeConsole
    {
        /// <summary>The UART's name on the board.</summary>
        public const string Port = "console";

        /// <summary>The body of the console's task; null where the board has no such port.</summary>
        public static TaskBody Open(Node node)
        {
            Outcome outcome = node.Board.OpenSerial(Port, new SerialSettings(115200, SerialParity.None, 1, false), out ISerialPort port);
            return outcome == Outcome.Ok ? new ConsoleTask(node, port).Run : null;
        }
    }
}
