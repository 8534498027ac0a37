namespace Chronoseal.Cli.Terminal
{
    /// <summary>Answers for humans: the command, and below it what the node says.</summary>
    public sealed class TextSink(TextWriter output, AnswerText text) : IAnswerSink
    {
        /// <inheritdoc/>
        public void Asked(string command)
        {
            output.WriteLine($"> {AnswerText.Printable(command)}");
            output.Flush();
        }

        /// <inheritdoc/>
        public void Answered(ScriptLine asked, NodeAnswer answer)
        {
            foreach (string line in text.Lines(answer, asked.IsExport))
            {
                output.WriteLine(line);
            }

            output.Flush();
        }

        /// <inheritdoc/>
        public void Heard(string line)
        {
            if (line.StartsWith('!'))
            {
                output.WriteLine(text.Unasked(line));
                output.Flush();
            }
        }
    }
}
