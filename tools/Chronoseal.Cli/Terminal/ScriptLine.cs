namespace Chronoseal.Cli.Terminal
{
    /// <summary>A line of a script, and where it stands.</summary>
    /// <param name="Number">From 1 on.</param>
    /// <param name="Text">Without blanks around it. May hold a secret.</param>
    public readonly record struct ScriptLine(int Number, string Text)
    {
        /// <summary>Its first word.</summary>
        public string Verb => Text.Split(' ', 2)[0];

        /// <summary>What follows the first word.</summary>
        public string Rest => Text.Split(' ', 2) is [_, string rest] ? rest.Trim() : "";

        /// <summary>Whether it is empty or a comment.</summary>
        public bool IsIdle => Text.Length == 0 || Text[0] == '#';

        /// <summary>Whether the lines that follow belong to it, up to one that <see cref="EndsLines"/>.</summary>
        public bool TakesLines => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["config", "import"];

        /// <summary>Whether the answer is a text to be kept: its fields are lines of a file.</summary>
        public bool IsExport => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["config", "export"];

        /// <summary>Whether a line is the last of those that belong to a command.</summary>
        public static bool EndsLines(string text) => text is "end" or "abort";

        /// <summary>Without secrets, for messages.</summary>
        public override string ToString() => $"line {Number} '{AnswerText.Printable(SecretWords.Mask(Text))}'";
    }
}
