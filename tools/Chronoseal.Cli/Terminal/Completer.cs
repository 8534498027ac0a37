namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// Completes the word before the cursor by the forms in which its verb is used: a word in small letters stands for itself, <c>a|b</c> for one of
    /// both, one in capitals for what the node has of it, <c>NAME=..</c> for its beginning, and what is in brackets may be left out.
    /// </summary>
    public sealed class Completer(IVocabulary vocabulary, IReadOnlyList<string> ownWords)
    {
        private const string Repeat = "...";

        /// <summary>What may stand before the cursor.</summary>
        /// <param name="typed">The line up to the cursor.</param>
        public Completion Complete(string typed)
        {
            int start = typed.LastIndexOf(' ') + 1;
            string begun = typed[start..];
            string[] before = typed[..start].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<string> words = before.Length == 0
                ? vocabulary.Verbs.Concat(ownWords)
                : vocabulary.Usages(before[0]).SelectMany(form => Next(form, before));
            return new Completion(start, [.. words.Where(w => w.Length > begun.Length && w.StartsWith(begun, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)]);
        }

        private IEnumerable<string> Next(string form, string[] before)
        {
            string[] parts = [.. form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('[', ']', ',', ';'))];
            for (int i = 0; i < before.Length; i++)
            {
                if (PartAt(parts, i) is not { } part || !Fits(part, before[i]))
                {
                    return [];
                }
            }

            return PartAt(parts, before.Length) is { } next ? next.Split('|').SelectMany(Meanings) : [];
        }

        private static string? PartAt(string[] parts, int index) =>
            index < parts.Length && parts[index] != Repeat ? parts[index] : parts.Length > 1 && parts[^1] == Repeat ? parts[^2] : null;

        private static bool Fits(string part, string word) => part.Split('|').Any(p => p == word || IsPlaceholder(p) || p.Contains('='));

        private static bool IsPlaceholder(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterUpper(c) || c == '-');

        private IEnumerable<string> Meanings(string part)
        {
            if (part.IndexOf('=') is var equals and > 0)
            {
                return IsPlaceholder(part[..equals]) ? vocabulary.Meanings(part[..equals]).Select(w => w + "=") : [part[..(equals + 1)]];
            }

            return IsPlaceholder(part) ? vocabulary.Meanings(part) : [part];
        }
    }
}
