using System.CommandLine;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>The command line of `chronoseal console`.</summary>
    public static class ConsoleCommand
    {
        private const string Ends = "It ends with 0 if all went well, 1 if the node refused a line or an expectation is not met, 2 if a line cannot be sent, 3 if no node answers.";

        private const int MostBaud = 4_000_000;

        /// <summary>Makes the command.</summary>
        public static Command Create(TextReader input, TextWriter output, TextWriter error)
        {
            var port = new Option<string>("--port")
            {
                Description = "Where the console is: a serial device (/dev/ttyUSB0, COM3), tcp://host:port, or plant for a simulated node to practise on.",
                HelpName = "PORT",
                Required = true,
            };
            var baud = new Option<int>("--baud") { Description = "Baud rate of a serial device.", HelpName = "RATE", DefaultValueFactory = _ => SerialLink.DefaultBaud };
            var script = new Option<string?>("--script")
            {
                Description = "Carry out a file of commands, - for the standard input: # comments, wait SECONDS, expect TEXT, expect-not TEXT. " + Ends,
                HelpName = "FILE",
            };
            var line = new Option<string[]>("--do") { Description = "Carry out this line, as one of a script; may come several times.", HelpName = "LINE", AllowMultipleArgumentsPerToken = false };
            var json = new Option<bool>("--json") { Description = "One JSON object an answer, a line each." };
            var keepGoing = new Option<bool>("--keep-going") { Description = "Do not stop at the first failure." };
            var timeout = new Option<int>("--timeout")
            {
                Description = "Seconds that the node may take to answer.",
                HelpName = "SECONDS",
                DefaultValueFactory = _ => (int)TerminalLimits.Answer.TotalSeconds,
            };
            var command = new Command("console", "A node's console: by hand with history and completion, or from a script; --port plant is one to practise on.") { port, baud, script, line, json, keepGoing, timeout };
            command.SetAction(parsed =>
            {
                var options = new ConsoleOptions
                {
                    Port = parsed.GetRequiredValue(port),
                    Baud = parsed.GetValue(baud),
                    Script = parsed.GetValue(script),
                    Lines = parsed.GetValue(line) ?? [],
                    IsJson = parsed.GetValue(json),
                    KeepsGoing = parsed.GetValue(keepGoing),
                    Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                };
                string fault = Fault(options);
                if (fault.Length > 0)
                {
                    error.WriteLine($"chronoseal console: {fault}");
                    return ExitCode.Usage;
                }

                return new ConsoleRunner(options, input, output, error).Run();
            });
            return command;
        }

        private static string Fault(ConsoleOptions options)
        {
            int seconds = (int)TerminalLimits.LongestWait.TotalSeconds;
            string address = "";
            return options.Script != null && options.Lines.Count > 0 ? "--script and --do exclude each other: put the lines into the script."
                : options.Port.Length == 0 ? "--port is empty. Write a device, tcp://host:port, or plant."
                : options.Port.StartsWith(TcpLink.Scheme, StringComparison.Ordinal) && !TcpLink.TryParse(options.Port, out _, out _, out address) ? address
                : options.Baud is < 300 or > MostBaud ? $"--baud {options.Baud} is outside 300 to {MostBaud}."
                : options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TerminalLimits.LongestWait ? $"--timeout {options.Timeout.TotalSeconds:0} is outside 1 to {seconds}."
                : "";
        }
    }
}
