namespace Chronoseal.Firmware.Console
{
    /// <summary>How far two words are apart: characters put in, left out or changed (Levenshtein).</summary>
    internal static class EditDistance
    {
        /// <summary>The longest word that is looked at; longer ones are far from everything.</summary>
        internal const int LongestWord = 16;

        /// <summary>The distance; <see cref="LongestWord"/> or more for words that are not compared.</summary>
        internal static int Of(string a, string b)
        {
            if (a.Length > LongestWord || b.Length > LongestWord)
            {
                return LongestWord;
            }

            var row = new int[b.Length + 1];
            for (int j = 0; j <= b.Length; j++)
            {
                row[j] = j;
            }

            for (int i = 1; i <= a.Length; i++)
            {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= b.Length; j++)
                {
                    int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Least(changed, row[j] + 1, row[j - 1] + 1);
                }
            }

            return row[b.Length];
        }

        private static int Least(int a, int b, int c)
        {
            int least = a < b ? a : b;
            return least < c ? least : c;
        }
    }
}
