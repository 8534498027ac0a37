namespace Chronoseal.Cli.Terminal
{
    /// <summary>A record of an answer: fields in the node's order. A name may come more than once, as sentences do.</summary>
    public sealed class NodeRecord(IReadOnlyList<NodeField> fields)
    {
        /// <summary>The name of a field that holds a sentence.</summary>
        public const string Note = "note";

        /// <summary>The fields.</summary>
        public IReadOnlyList<NodeField> Fields { get; } = fields;

        /// <summary>The value of the first field of a name; null if there is none.</summary>
        public string? this[string name] => Fields.Where(f => f.Name == name).Select(f => f.Value).FirstOrDefault();
    }
}
