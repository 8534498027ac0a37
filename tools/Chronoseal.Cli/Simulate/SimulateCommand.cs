using System.CommandLine;
using System.Globalization;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>The command line of `chronoseal simulate`.</summary>
    public static class SimulateCommand
    {
        private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(SimulateLimits.LongestSeconds);
        private const double FastestFactor = 1_000_000;
        private const string UntilStopped = "8784h";
        private const string MacWord = "mac";
        private const string SignatureWord = "signature";

        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var duration = new Option<string>("--duration") { Description = "Simulated time: seconds, or a number with s, m or h. [default: 60s; with --console until Ctrl-C]" };
            var speed = new Option<string>("--speed") { Description = "How many times faster than real time; 0 or max for as fast as possible.", DefaultValueFactory = _ => "1" };
            var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same frames, byte for byte.", DefaultValueFactory = _ => 1 };
            var nodes = new Option<int>("--nodes") { Description = $"Nodes, 1 to {PlantWorld.NodeLimit}.", DefaultValueFactory = _ => 1 };
            var seal = new Option<string>("--seal") { Description = "mac: a shared key (COSE_Mac0); signature: a secure element (COSE_Sign1).", DefaultValueFactory = _ => MacWord };
            var broker = new Option<string?>("--broker") { Description = "A broker to use instead of the embedded one: mqtt://host:port." };
            var outputDirectory = new Option<string?>("--out") { Description = "Directory for the frames (a CBOR sequence a node) and keys.json." };
            var console = new Option<string?>("--console")
            {
                Description = "Serve the first node's console on this TCP port of the loopback interface, or on any that is free: for 'chronoseal console --port tcp://...'.",
                HelpName = "PORT",
                Arity = ArgumentArity.ZeroOrOne,
            };
            var json = new Option<bool>("--json") { Description = "One JSON object a line, for machines." };
            var command = new Command("simulate", "Runs a virtual plant, real firmware, a broker and a verifying subscriber in one process.")
            {
                duration, speed, seed, nodes, seal, broker, outputDirectory, console, json,
            };
            command.SetAction(parsed =>
            {
                var options = new SimulateOptions
                {
                    Seed = parsed.GetValue(seed),
                    Nodes = parsed.GetValue(nodes),
                    OutputDirectory = parsed.GetValue(outputDirectory),
                    IsJson = parsed.GetValue(json),
                };
                string fault = "";
                bool hasConsole = parsed.GetResult(console) != null;
                if ((hasConsole && !TrySetConsole(ref options, parsed.GetValue(console), out fault))
                    || !TrySetSeal(ref options, parsed.GetValue(seal)!, out fault)
                    || !TryComplete(ref options, parsed.GetValue(duration) ?? (hasConsole ? UntilStopped : "60s"), parsed.GetValue(speed)!, parsed.GetValue(broker), out fault))
                {
                    error.WriteLine($"chronoseal simulate: {fault}");
                    return ExitCode.Usage;
                }

                return SimulateRunner.Run(options, output, error);
            });
            return command;
        }

        private static bool TrySetConsole(ref SimulateOptions options, string? port, out string fault)
        {
            bool isPort = ushort.TryParse(port ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out ushort number);
            options = options with { ConsolePort = number };
            fault = isPort ? "" : $"--console '{port}' is no port: write 1 to 65535, or --console alone for any that is free.";
            return isPort;
        }

        private static bool TrySetSeal(ref SimulateOptions options, string seal, out string fault)
        {
            options = options with { SignsFrames = seal == SignatureWord };
            fault = seal is MacWord or SignatureWord ? "" : $"--seal '{seal}' is neither {MacWord} nor {SignatureWord}.";
            return fault.Length == 0;
        }

        private static bool TryComplete(ref SimulateOptions options, string duration, string speed, string? broker, out string fault)
        {
            BrokerAddress? address = null;
            if (broker != null && !BrokerAddress.TryParse(broker, out address, out fault))
            {
                return false;
            }

            if (!TryParseDuration(duration, out TimeSpan time))
            {
                fault = $"--duration '{duration}' is not a time from 1 s to {s_longest.TotalHours:0} h. Write 90, 90s, 10m or 2h.";
                return false;
            }

            if (!TryParseSpeed(speed, out double factor))
            {
                fault = $"--speed '{speed}' is not a factor from 0.01 to {FastestFactor:0}, 0 or max.";
                return false;
            }

            fault = options.Nodes is >= 1 and <= PlantWorld.NodeLimit ? "" : $"--nodes {options.Nodes} is outside 1 to {PlantWorld.NodeLimit}.";
            options = options with { Duration = time, Speed = factor, Broker = address };
            return fault.Length == 0;
        }

        private static bool TryParseDuration(string text, out TimeSpan time)
        {
            time = default;
            double unit = text.EndsWith('h') ? 3600 : text.EndsWith('m') ? 60 : 1;
            string number = text.TrimEnd('h', 'm', 's');
            if (text.Length - number.Length > 1 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            {
                return false;
            }

            double seconds = value * unit;
            bool isUsable = seconds >= 1 && seconds <= s_longest.TotalSeconds;
            time = isUsable ? TimeSpan.FromSeconds(seconds) : default;
            return isUsable;
        }

        private static bool TryParseSpeed(string text, out double factor)
        {
            if (text == "max")
            {
                factor = 0;
                return true;
            }

            return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor)
                && (factor == 0 || factor is >= 0.01 and <= FastestFactor);
        }
    }
}
