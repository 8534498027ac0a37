namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// Tells which characters of a line may not be shown: everything behind the name of a secret setting, wherever in the line it stands
    /// (<c>config set broker-password ...</c>, <c>broker-password=...</c>).
    /// </summary>
    public sealed class SecretMask
    {
        private readonly string[] _names;
        private int _hiddenFrom = int.MaxValue;

        /// <summary>Makes a mask for settings of these names.</summary>
        public SecretMask(string[] names)
        {
            _names = names;
        }

        /// <summary>Whether a character is not to be shown.</summary>
        public bool Hides(int index)
        {
            return index >= _hiddenFrom;
        }

        /// <summary>Looks at a line that has just got a character more.</summary>
        internal void Note(char[] line, int count)
        {
            if (_hiddenFrom < count || !EndsWord(line[count - 1]))
            {
                return;
            }

            int end = count - 1;
            int start = end;
            while (start > 0 && !EndsWord(line[start - 1]))
            {
                start--;
            }

            for (int i = 0; i < _names.Length; i++)
            {
                if (IsSame(line, start, end, _names[i]))
                {
                    _hiddenFrom = count;
                }
            }
        }

        /// <summary>The line has got shorter.</summary>
        internal void Cut(int count)
        {
            _hiddenFrom = count < _hiddenFrom ? int.MaxValue : _hiddenFrom;
        }

        // In upper case it is not the setting's name, but most likely its value that follows.
        private static bool IsSame(char[] line, int start, int end, string name)
        {
            bool isSame = end - start == name.Length;
            for (int i = 0; i < name.Length && isSame; i++)
            {
                char character = line[start + i];
                isSame = name[i] == (character >= 'A' && character <= 'Z' ? (char)(character + 32) : character);
            }

            return isSame;
        }

        private static bool EndsWord(char character)
        {
            return character == ' ' || character == '=' || character == '"';
        }
    }
}
