namespace Chronoseal.Firmware.Console.Session
{
    /// <summary>Whether characters come back as they are typed.</summary>
    internal sealed class EchoVerb : IVerb
    {
        private readonly ConsoleSession _session;

        internal EchoVerb(ConsoleSession session)
        {
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "echo"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "echo [on|off]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows or sets whether characters come back as they are typed, for this session; console-echo is what a session starts with."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (OnOff.TryRead(words, this, answer, _session.Echo, out bool isOn))
            {
                _session.Echo = isOn;
            }
        }
    }
}
