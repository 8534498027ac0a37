namespace Chronoseal.Firmware.Console.Session
{
    /// <summary>Whether the console says that it waits for a line.</summary>
    internal sealed class PromptVerb : IVerb
    {
        private readonly ConsoleSession _session;

        internal PromptVerb(ConsoleSession session)
        {
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "prompt"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "prompt [on|off]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows or sets whether the console says that it waits for a line, for this session; console-prompt is what a session starts with."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (OnOff.TryRead(words, this, answer, _session.Prompt, out bool isOn))
            {
                _session.Prompt = isOn;
            }
        }
    }
}
