using System.CommandLine;
using Chronoseal.Stand;

namespace Chronoseal.Cli.Bus
{
    /// <summary>The command line of `chronoseal bus`.</summary>
    public static class BusCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextReader input, TextWriter output, TextWriter error)
        {
            var plant = new Option<bool>("--plant") { Description = "Talk to the part's emulator; the only bus there is so far." };
            var part = new Argument<string>("PART") { Description = "The part, by its id in 'chronoseal parts'." };
            var line = new Option<string[]>("--do") { Description = "A line to carry out; may come several times. Without it, lines come from the standard input.", AllowMultipleArgumentsPerToken = false };
            var seed = new Option<ulong>("--seed") { Description = "The world; the same seed gives the same bytes.", DefaultValueFactory = _ => 1 };
            var command = new Command("bus", "Talks to a part by hand: read it, scan its bus, send raw bytes and see the answer with its timing.") { plant, part, line, seed };

            // A switch has a default, which satisfies Required.
            command.Validators.Add(parsed =>
            {
                if (!parsed.GetValue(plant))
                {
                    parsed.AddError("say --plant: a part's emulator is the only bus there is so far");
                }
            });
            command.SetAction(parsed => Run(parsed.GetRequiredValue(part), parsed.GetValue(line) ?? [], parsed.GetValue(seed), input, output, error));
            return command;
        }

        private static int Run(string id, string[] lines, ulong seed, TextReader input, TextWriter output, TextWriter error)
        {
            if (PartStands.Make(id) is not { } stand)
            {
                error.WriteLine($"chronoseal bus: there is no part '{id}'. 'chronoseal parts' lists them.");
                return ExitCode.Usage;
            }

            using var console = new BusConsole(stand, seed, output);
            bool isInteractive = lines.Length == 0;
            if (!isInteractive)
            {
                return lines.TakeWhile(_ => !console.IsOver).All(console.Obey) ? ExitCode.Ok : ExitCode.Usage;
            }

            output.WriteLine(console.Greeting);
            bool isGood = true;
            for (string? text = input.ReadLine(); text != null && !console.IsOver; text = console.IsOver ? null : input.ReadLine())
            {
                isGood &= console.Obey(text);
            }

            return isGood ? ExitCode.Ok : ExitCode.Usage;
        }
    }
}
