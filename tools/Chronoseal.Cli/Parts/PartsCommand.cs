using System.CommandLine;
using Chronoseal.Drivers.Parts;

namespace Chronoseal.Cli.Parts
{
    /// <summary>The command line of `chronoseal parts`.</summary>
    public static class PartsCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error)
        {
            var part = new Argument<string?>("PART") { Description = "One part's whole sheet, by its id.", Arity = ArgumentArity.ZeroOrOne };
            var markdown = new Option<bool>("--markdown") { Description = "The tables of docs/drivers.md." };
            var json = new Option<bool>("--json") { Description = "All sheets as JSON." };
            var command = new Command("parts", "Lists the supported parts, from the driver library itself.") { part, markdown, json };
            command.SetAction(parsed => Run(parsed.GetValue(part), parsed.GetValue(markdown), parsed.GetValue(json), output, error));
            return command;
        }

        private static int Run(string? id, bool isMarkdown, bool isJson, TextWriter output, TextWriter error)
        {
            if (id != null && PartSheets.ById(id) == null)
            {
                error.WriteLine($"chronoseal parts: there is no part '{id}'. 'chronoseal parts' lists them.");
                return ExitCode.Usage;
            }

            IReadOnlyList<PartSheet> sheets = id == null ? PartSheets.All : [PartSheets.ById(id)];
            if (isJson)
            {
                output.WriteLine(PartsJson.Of(sheets));
            }
            else if (isMarkdown)
            {
                output.Write(PartsMarkdown.Of(sheets));
            }
            else if (id != null)
            {
                PartText.WriteSheet(sheets[0], output);
            }
            else
            {
                PartText.WriteList(sheets, output);
            }

            return ExitCode.Ok;
        }
    }
}
