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

        /// <summary>A line was lost: too long, or spoilt on its way. What follows still belongs to the eater, and must not be taken for commands.</summary>
        /// <param name="cause">What was wrong with it.</param>
        void Spoil(string cause);

        /// <summary>The rest will not come (Ctrl-C, silence, another command): forget what was taken. The console answers.</summary>
        void Abandon();
    }
}
