namespace Chronoseal.Firmware.Console
{
    /// <summary>Finds the verb of a line and has it run.</summary>
    public sealed class VerbTable
    {
        private readonly IVerb[] _verbs;

        /// <summary>Makes a table of verbs.</summary>
        public VerbTable(IVerb[] verbs)
        {
            _verbs = verbs;
        }

        /// <summary>
        /// Carries a line out. <c>VERB help</c> and <c>VERB ?</c> explain it instead. What was typed is not repeated in an error: it may be a
        /// password in the wrong place.
        /// </summary>
        public void Run(string line, Answer answer)
        {
            string fault = Words.Cut(line, out Words words);
            if (fault.Length > 0)
            {
                string cause = fault == "Usage"
                    ? "quotes do not fit together; put a word with blanks in \"...\", and write \\\" and \\\\ inside"
                    : "more than " + ConsoleLimits.Words.ToString() + " words; put blanks of one value in quotes";
                answer.Fail(fault, cause);
                return;
            }

            if (words.Count == 0)
            {
                answer.Fail("Usage", "no verb; type help for a list");
                return;
            }

            IVerb verb = Find(words[0]);
            if (verb == null)
            {
                RefuseUnknown(words[0], answer);
            }
            else if (words.Count == 2 && (words[1] == "help" || words[1] == "?"))
            {
                Explain(verb, answer);
            }
            else
            {
                verb.Run(words, answer);
            }
        }

        /// <summary>The verb of a name; null if there is none.</summary>
        internal IVerb Find(string name)
        {
            name = name == "?" ? "help" : name;
            for (int i = 0; i < _verbs.Length; i++)
            {
                if (_verbs[i].Name == name)
                {
                    return _verbs[i];
                }
            }

            return null;
        }

        /// <summary>Says that there is no such verb, and which may have been meant.</summary>
        internal void RefuseUnknown(string word, Answer answer)
        {
            string nearest = Nearest(word);
            answer.Fail("UnknownVerb", "no such verb; " + (nearest.Length > 0 ? "did you mean " + nearest + "? " : "") + "type help for a list");
        }

        /// <summary>Says what a verb does and how it is used.</summary>
        internal static void Explain(IVerb verb, Answer answer)
        {
            answer.Block();
            answer.Put("help", verb.Help);
            string usage = verb.Usage;
            int start = 0;
            for (int form = 1; start <= usage.Length; form++)
            {
                int end = usage.IndexOf('\n', start);
                end = end < 0 ? usage.Length : end;
                answer.Put(form == 1 ? "usage" : "usage-" + form.ToString(), usage.Substring(start, end - start));
                start = end + 1;
            }
        }

        // Empty if none comes near.
        private string Nearest(string word)
        {
            string nearest = "";
            int least = 3;
            for (int i = 0; i < _verbs.Length; i++)
            {
                // Two slips in a word of three letters make it any word.
                int distance = EditDistance.Of(word, _verbs[i].Name);
                if (distance < least && distance * 2 < _verbs[i].Name.Length)
                {
                    least = distance;
                    nearest = _verbs[i].Name;
                }
            }

            return nearest;
        }
    }
}
