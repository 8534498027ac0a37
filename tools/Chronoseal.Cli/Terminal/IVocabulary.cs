namespace Chronoseal.Cli.Terminal
{
    /// <summary>The words that a node understands.</summary>
    public interface IVocabulary
    {
        /// <summary>Its verbs.</summary>
        IReadOnlyList<string> Verbs { get; }

        /// <summary>The forms in which a verb is used, such as <c>config get NAME</c>.</summary>
        IReadOnlyList<string> Usages(string verb);

        /// <summary>What may stand for a word in capitals; empty if anything may.</summary>
        IReadOnlyList<string> Meanings(string placeholder);
    }
}
