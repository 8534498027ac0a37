namespace Chronoseal.Cli.Terminal
{
    /// <summary>What a word may become.</summary>
    /// <param name="Start">Where in the line the word begins.</param>
    /// <param name="Words">The words that begin as it does, in alphabetical order.</param>
    public sealed record Completion(int Start, IReadOnlyList<string> Words)
    {
        /// <summary>What all of them begin with.</summary>
        public string Common => Words.Count == 0 ? "" : Words.Aggregate((a, b) => a[..a.AsSpan().CommonPrefixLength(b)]);
    }
}
