namespace Chronoseal.Cli.Terminal
{
    /// <summary>Where a script's answers go.</summary>
    public interface IAnswerSink
    {
        /// <summary>A command is about to be sent; secrets in it are masked already.</summary>
        void Asked(string command);

        /// <summary>It was answered, or it was found that it will not be.</summary>
        void Answered(ScriptLine line, NodeAnswer answer);

        /// <summary>The node sent a line that answers nothing.</summary>
        void Heard(string line);
    }
}
