using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The technician's console of a node, on the board's UART "console".</summary>
    public static class NodeConsole
    {
        /// <summary>The UART's name on the board.</summary>
        public const string Port = "console";

        /// <summary>Bits per second where nothing else is set.</summary>
        public const int BaudRate = 115200;

        /// <summary>The body of the console's task; null where the board has no such port.</summary>
        public static TaskBody Open(Node node)
        {
            return Open(node, BaudRate);
        }

        /// <summary>As <see cref="Open(Node)"/>, at a speed of the configuration's (<c>console-baud</c>).</summary>
        public static TaskBody Open(Node node, int baudRate)
        {
            var settings = new SerialSettings(baudRate, SerialParity.None, 1, false);
            return node.Board.OpenSerial(Port, settings, out ISerialPort port) == Outcome.Ok ? new ConsoleTask(node, port, ConsoleVerbs.All).Run : null;
        }
    }
}
