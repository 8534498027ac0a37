namespace Chronoseal.Cli.Terminal
{
    /// <summary>
    /// Finds where a secret begins in a line. By name, and by names that sound like one: a misspelt setting's value is a secret as well.
    /// </summary>
    public static class SecretWords
    {
        private static readonly string[] s_sounds = ["pass", "pasw", "pwd", "secret", "psk", "token", "private"];

        /// <summary>The index of the first character behind the name of a secret setting; -1 if there is none.</summary>
        public static int Start(string line)
        {
            int start = 0;
            for (int i = 0; i <= line.Length; i++)
            {
                if (i < line.Length && line[i] is not (' ' or '=' or '"'))
                {
                    continue;
                }

                if (IsSecretName(line[start..i]) && line.AsSpan(i).Trim().Length > 0)
                {
                    return i + 1;
                }

                start = i + 1;
            }

            return -1;
        }

        /// <summary>The line with dots for everything that may be a secret.</summary>
        public static string Mask(string line)
        {
            int start = Start(line);
            return start < 0 ? line : line[..start] + "...";
        }

        private static bool IsSecretName(string word) => s_sounds.Any(s => word.Contains(s, StringComparison.OrdinalIgnoreCase));
    }
}
