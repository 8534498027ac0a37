using System.CommandLine;
using System.Text;
using Chronoseal.Cli.Bus;
using Chronoseal.Cli.Clock;
using Chronoseal.Cli.Collect;
using Chronoseal.Cli.Config;
using Chronoseal.Cli.Parts;
using Chronoseal.Cli.Simulate;
using Chronoseal.Cli.SourceHash;
using Chronoseal.Cli.Verify;

namespace Chronoseal.Cli
{
    /// <summary>The `chronoseal` command.</summary>
    public static class Program
    {
        /// <summary>Runs a command line.</summary>
        public static int Main(string[] args)
        {
            Console.OutputEncoding = Encoding.UTF8;
            return Run(args, Console.Out, Console.Error, Console.In);
        }

        /// <summary>Runs a command line with other outputs, as tests do.</summary>
        public static int Run(string[] args, TextWriter output, TextWriter error, TextReader? input = null)
        {
            var root = new RootCommand("Chronoseal: trustworthy sensor data, from the bus to the evidence.")
            {
                SimulateCommand.Create(output, error),
                CollectCommand.Create(output, error),
                ReceiptsCommand.Create(output, error),
                SourceHashCommand.Create(output, error),
                ReplayClockCommand.Create(output, error),
                PlotClockCommand.Create(output, error),
                PartsCommand.Create(output, error),
                VerifyCommand.Create(output, error),
                ConfigCommand.Create(output, error),
                BusCommand.Create(input ?? TextReader.Null, output, error),
            };
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                foreach (var fault in parsed.Errors)
                {
                    error.WriteLine($"chronoseal: {fault.Message}");
                }

                error.WriteLine("Try 'chronoseal --help', or a command's name and --help.");
                return ExitCode.Usage;
            }

            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
    }
}
