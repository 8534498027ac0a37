namespace Chronoseal.Firmware.Console.Session
{
    /// <summary>Lists the verbs, or explains one.</summary>
    internal sealed class HelpVerb : IVerb
    {
        private IVerb[] _verbs = new IVerb[0];

        /// <inheritdoc/>
        public string Name
        {
            get { return "help"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "help [VERB]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Lists the verbs, or explains one; VERB help and VERB ? do the same."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 2)
            {
                answer.Misuse(this);
                return;
            }

            if (words.Count == 2)
            {
                ExplainOne(words[1], answer);
                return;
            }

            answer.Block();
            for (int i = 0; i < _verbs.Length; i++)
            {
                answer.Put(_verbs[i].Name, _verbs[i].Help);
            }
        }

        /// <summary>Names the verbs to list, this one among them.</summary>
        internal void List(IVerb[] verbs)
        {
            _verbs = verbs;
        }

        private void ExplainOne(string name, Answer answer)
        {
            var table = new VerbTable(_verbs);
            IVerb verb = table.Find(name);
            if (verb != null)
            {
                VerbTable.Explain(verb, answer);
                return;
            }

            table.RefuseUnknown(name, answer);
        }
    }
}
