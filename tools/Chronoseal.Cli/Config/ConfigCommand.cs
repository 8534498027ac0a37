using System.CommandLine;

namespace Chronoseal.Cli.Config
{
    /// <summary>The command line of `chronoseal config`.</summary>
    public static class ConfigCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error) =>
            new("config", "Checks a node's configuration before it is deployed, by the node's own rules, and lists the settings there are.")
            {
                Check(output, error),
                List(output),
            };

        private static Command Check(TextWriter output, TextWriter error)
        {
            var file = new Argument<string>("FILE") { Description = "A text of settings, such as node.cfg or what 'config export' has printed." };
            var drive = new Option<string?>("--drive") { Description = "A folder with the node's other files: key and certificates that the settings ask for are then looked for in it." };
            var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
            var command = new Command("check", "Says by line what is wrong with a configuration and what to do, or the hash that birth frames will have.") { file, drive, json };
            command.SetAction(parsed => ConfigCheck.Run(parsed.GetRequiredValue(file), parsed.GetValue(drive), parsed.GetValue(json), output, error));
            return command;
        }

        private static Command List(TextWriter output)
        {
            var markdown = new Option<bool>("--markdown") { Description = "The table of docs/configuration.md." };
            var json = new Option<bool>("--json") { Description = "The schema as JSON." };
            var command = new Command("list", "Lists every setting with its range, unit and default.") { markdown, json };
            command.SetAction(parsed =>
            {
                output.Write(parsed.GetValue(json) ? SchemaText.Json() : parsed.GetValue(markdown) ? SchemaText.Markdown() : SchemaText.Plain());
                return ExitCode.Ok;
            });
            return command;
        }
    }
}
