using System.Diagnostics.CodeAnalysis;
using System.IO.Ports;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>A console on a serial port of this computer.</summary>
    public static class SerialLink
    {
        /// <summary>The baud rate of a node's console, unless it is set otherwise.</summary>
        public const int DefaultBaud = 115_200;

        /// <summary>Opens the port, 8 data bits, no parity, 1 stop bit, no handshake.</summary>
        public static bool TryOpen(string device, int baud, [NotNullWhen(true)] out ConsoleLink? link, out string fault)
        {
            link = null;
            if (!OperatingSystem.IsWindows() && !File.Exists(device))
            {
                fault = $"There is no device {device}. " + Others();
                return false;
            }

            try
            {
                SerialPort port = Open(device, baud);
                link = new ConsoleLink(device, port.BaseStream, port);
                fault = "";
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
            {
                fault = Explain(device, baud, exception);
                return false;
            }
        }

        // DTR and RTS stay as the driver raises them at opening. Taken back one after the other, they reset many ESP32 boards.
        private static SerialPort Open(string device, int baud)
        {
            try
            {
                return Open(device, baud, true);
            }
            catch (IOException)
            {
                // A pseudo-terminal has no such lines.
                return Open(device, baud, false);
            }
        }

        private static SerialPort Open(string device, int baud, bool hasModemLines)
        {
            var port = new SerialPort(device, baud, Parity.None, 8, StopBits.One)
            {
                Handshake = Handshake.None,
                DtrEnable = hasModemLines,
                RtsEnable = hasModemLines,
                WriteTimeout = (int)TerminalLimits.Write.TotalMilliseconds,
            };
            try
            {
                port.Open();
                return port;
            }
            catch (Exception)
            {
                port.Dispose();
                throw;
            }
        }

        private static string Explain(string device, int baud, Exception exception)
        {
            string cause = (exception.InnerException ?? exception).Message;
            bool isOther = cause.Contains("Inappropriate ioctl", StringComparison.Ordinal) || cause.Contains("not a valid serial port", StringComparison.OrdinalIgnoreCase);
            string remedy = exception switch
            {
                _ when isOther => "That is no serial port. " + Others(),
                ArgumentOutOfRangeException => $"--baud {baud} is no rate that this port has; a node's console has {DefaultBaud} unless console-baud says otherwise.",
                UnauthorizedAccessException when OperatingSystem.IsWindows() || cause.Contains("busy", StringComparison.OrdinalIgnoreCase) => "Close the program that has it open.",
                UnauthorizedAccessException => "Join the group that owns it ('sudo usermod -aG dialout $USER', then log in again).",
                _ => "Pull the adapter and plug it in again. " + Others(),
            };
            return $"{device} cannot be opened: {cause.TrimEnd('.')}. {remedy}";
        }

        private static string Others()
        {
            string[] names = SerialPort.GetPortNames();
            return names.Length > 0
                ? $"Serial ports here: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(TerminalLimits.ShownWords))}."
                : "This computer shows no serial port: plug the adapter in, and check its driver.";
        }
    }
}
