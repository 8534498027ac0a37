using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The technician's console of a node, on the board's UART "console".</summary>
    public static class NodeConsole
    {
        /// <summary>The UART's name on the board.</summary>
        public const string Port = "console";

        // What a terminal tries first, and what every board's UART can do.
        private const int UsualBaudRate = 115200;

        /// <summary>
        /// The body of the console's task, at the speed that is set (<c>console-baud</c>), or at the usual one where the board cannot do that: a setting must not take the
        /// way away by which it is put right. Null where the board has no such port.
        /// </summary>
        public static TaskBody Open(Node node)
        {
            int baudRate = (int)node.Configuration.Running.Number(Setting.ConsoleBaud);
            Outcome outcome = Open(node, baudRate, out ISerialPort port);
            if (outcome != Outcome.Ok && baudRate != UsualBaudRate && Open(node, UsualBaudRate, out port) == Outcome.Ok)
            {
                node.Log.Add(LogLevel.Warning, "console", "the board cannot do console-baud; " + UsualBaudRate.ToString() + " is used, set another");
                outcome = Outcome.Ok;
            }

            return outcome == Outcome.Ok ? new ConsoleTask(node, port, ConsoleVerbs.All).Run : null;
        }

        private static Outcome Open(Node node, int baudRate, out ISerialPort port)
        {
            return node.Board.OpenSerial(Port, new SerialSettings(baudRate, SerialParity.None, 1, false), out port);
        }
    }
}
