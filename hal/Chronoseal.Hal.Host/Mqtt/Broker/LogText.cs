namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Makes what strangers call themselves fit for a line of log.</summary>
    internal static class LogText
    {
        private const int MaximumCharacters = 64;

        internal static string Of(string text)
        {
            string cut = text.Length <= MaximumCharacters ? text : text[..MaximumCharacters] + "...";
            return string.Concat(cut.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
        }
    }
}
