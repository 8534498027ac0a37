namespace Chronoseal.Cli.Terminal
{
    /// <summary>The words of a node, asked for when they are first needed and kept.</summary>
    public sealed class NodeVocabulary(MachineClient client) : IVocabulary
    {
        private readonly Dictionary<string, IReadOnlyList<string>> _known = [];

        /// <inheritdoc/>
        public IReadOnlyList<string> Verbs => Ask("help", Names);

        /// <inheritdoc/>
        public IReadOnlyList<string> Usages(string verb) => Verbs.Contains(verb) ? Ask($"help {verb}", Forms) : [];

        /// <inheritdoc/>
        public IReadOnlyList<string> Meanings(string placeholder) => placeholder switch
        {
            "VERB" => Verbs,
            "SENSOR" => Ask("sensors", records => Values(records, "name")),
            "NAME" or "PREFIX" or "SETTING" => Ask("config list", records => Values(records, "name") is { Count: > 0 } names ? names : Names(records)),
            "BUS" => Ask("tap", records => Values(records, "bus")),
            "LEVEL" => ["error", "warning", "info", "debug"],
            _ => [],
        };

        private IReadOnlyList<string> Ask(string command, Func<IReadOnlyList<NodeRecord>, IReadOnlyList<string>> read)
        {
            if (_known.TryGetValue(command, out IReadOnlyList<string>? words))
            {
                return words;
            }

            // What a node cannot tell now, such as sensors while it does not sample, it may be able to tell later.
            bool isTold = client.TryAsk(command, TerminalLimits.Greeting, CancellationToken.None, out NodeAnswer? answer, out _) && answer.IsOk;
            return isTold ? _known[command] = read(answer!.Records) : [];
        }

        private static IReadOnlyList<string> Names(IReadOnlyList<NodeRecord> records) =>
            [.. records.SelectMany(r => r.Fields).Select(f => f.Name).Where(n => n != NodeRecord.Note)];

        // usage, usage-2 and so on: one form each.
        private static IReadOnlyList<string> Forms(IReadOnlyList<NodeRecord> records) =>
            [.. records.SelectMany(r => r.Fields).Where(f => f.Name == "usage" || f.Name.StartsWith("usage-", StringComparison.Ordinal)).Select(f => f.Value)];

        private static IReadOnlyList<string> Values(IReadOnlyList<NodeRecord> records, string name) => [.. records.Select(r => r[name]).OfType<string>()];
    }
}
