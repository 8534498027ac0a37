namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// A line cut into words: blanks between, a word with blanks in double quotes (in which \" and \\ stand for themselves). The verb is word 0.
    /// </summary>
    public sealed class Words
    {
        private readonly string[] _words;

        internal Words(string[] words, int count)
        {
            _words = words;
            Count = count;
        }

        /// <summary>How many there are, the verb included.</summary>
        public int Count { get; }

        /// <summary>A word; empty where there is none.</summary>
        public string this[int index]
        {
            get { return index < Count ? _words[index] : ""; }
        }

        /// <summary>Cuts a line.</summary>
        /// <param name="line">Printable ASCII.</param>
        /// <param name="words">Its words; none if it cannot be cut.</param>
        /// <returns>Empty, or the code of what is wrong: TooManyWords, or Usage for quotes that do not fit.</returns>
        public static string Cut(string line, out Words words)
        {
            return new WordCutter(line).Cut(out words);
        }
    }
}
