namespace Chronoseal.Cli.Terminal
{
    /// <summary>A line while it is typed, and where in it one stands.</summary>
    public sealed class LineBuffer
    {
        /// <summary>What is typed so far.</summary>
        public string Text { get; private set; } = "";

        /// <summary>How many characters are left of the cursor.</summary>
        public int Cursor { get; private set; }

        /// <summary>Whether there is nothing.</summary>
        public bool IsEmpty => Text.Length == 0;

        /// <summary>Replaces the line; the cursor goes behind it.</summary>
        public void Set(string text)
        {
            Text = text.Length <= TerminalLimits.LineCharacters ? text : text[..TerminalLimits.LineCharacters];
            Cursor = Text.Length;
        }

        /// <summary>Puts a character in, as long as the node would take the line.</summary>
        public void Insert(char character)
        {
            if (Text.Length < TerminalLimits.LineCharacters)
            {
                Replace(Cursor, Cursor, character.ToString());
            }
        }

        /// <summary>Puts a text in place of what is between two indices; the cursor goes behind it.</summary>
        public void Replace(int start, int end, string text)
        {
            Text = Text[..start] + text + Text[end..];
            Cursor = start + text.Length;
        }

        /// <summary>Moves by characters, as far as there are any.</summary>
        public void Move(int characters) => Cursor = Math.Clamp(Cursor + characters, 0, Text.Length);

        /// <summary>Moves to the beginning of the word before, or the end of the next.</summary>
        public void MoveWord(bool isForward) => Cursor = isForward ? EndOfWord() : StartOfWord();

        /// <summary>Moves to one of the ends.</summary>
        public void MoveToEnd(bool isForward) => Cursor = isForward ? Text.Length : 0;

        /// <summary>Takes the character before or behind the cursor away.</summary>
        public void Delete(bool isForward) => Replace(Math.Max(0, Cursor - (isForward ? 0 : 1)), Math.Min(Text.Length, Cursor + (isForward ? 1 : 0)), "");

        /// <summary>Takes the word before the cursor away.</summary>
        public void DeleteWord() => Replace(StartOfWord(), Cursor, "");

        /// <summary>Takes everything before or behind the cursor away.</summary>
        public void DeleteToEnd(bool isForward) => Replace(isForward ? Cursor : 0, isForward ? Text.Length : Cursor, "");

        private int StartOfWord()
        {
            int index = Text.AsSpan(0, Cursor).TrimEnd(' ').Length;
            return Text.LastIndexOf(' ', Math.Max(0, index - 1), index) + 1;
        }

        private int EndOfWord()
        {
            int index = Cursor;
            while (index < Text.Length && Text[index] == ' ')
            {
                index++;
            }

            int blank = Text.IndexOf(' ', index);
            return blank < 0 ? Text.Length : blank;
        }
    }
}
