namespace Chronoseal.Cli.Terminal
{
    /// <summary>What a node answered to a machine's line.</summary>
    public sealed record NodeAnswer
    {
        /// <summary>Code of a line that is an answer to us and cannot be read.</summary>
        public const string Unreadable = "Unreadable";

        /// <summary>Code of an answer of a node that restarts now.</summary>
        public const string Restarting = "Restarting";

        /// <summary>The id that the line had.</summary>
        public required string Id { get; init; }

        /// <summary>Whether it was carried out.</summary>
        public bool IsOk { get; init; }

        /// <summary>One word: Ok, or what it failed by.</summary>
        public required string Code { get; init; }

        /// <summary>Cause and remedy of a failure; empty otherwise.</summary>
        public string Text { get; init; } = "";

        /// <summary>What the node says.</summary>
        public IReadOnlyList<NodeRecord> Records { get; init; } = [];
    }
}
