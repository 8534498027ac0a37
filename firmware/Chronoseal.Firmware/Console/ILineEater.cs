namespace Chronoseal.Firmware.Console
{
    /// <summary>Takes the lines that follow a verb, such as those of <c>config import</c>. Given to <see cref="ConsoleSession.Eat"/>.</summary>
    public interface ILineEater
    {
        /// <summary>
        /// Takes a line (empty ones too). True while it wants more: then it has not touched the answer. False when it is done, and has given the answer
        /// of its verb. Lines that begin with "@" never come here: they abandon it.
        /// </summary>
        bool Eat(string line, Answer answer);

        /// <summary>The rest will not come (Ctrl-C, a line that is too long, another command): forget what was taken. The console answers.</summary>
        void Abandon();
    }
}
