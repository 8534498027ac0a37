namespace Chronoseal.Firmware.Console
{
    /// <summary>One word that a technician can type, and what it does. Written once for humans and machines: <see cref="Answer"/> makes the difference.</summary>
    public interface IVerb
    {
        /// <summary>The word, such as "frames".</summary>
        string Name { get; }

        /// <summary>
        /// How it is used, one form a line, the verb included: <c>cal list</c>, <c>cal set SENSOR NAME=VALUE ...</c>. Words in capitals stand for what is to be typed.
        /// </summary>
        string Usage { get; }

        /// <summary>What it does, in one sentence for the list of verbs.</summary>
        string Help { get; }

        /// <summary>Carries it out, on the console's task. Words it does not understand: <see cref="Answer.Misuse"/>.</summary>
        void Run(Words words, Answer answer);
    }
}
