using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// What a verb says. Fields in records for both readers: a human gets lines, a machine one line. A verb first finds out whether it can
    /// answer and then says it: <see cref="Fail(string, string)"/> after a field is a programming error.
    /// </summary>
    public abstract class Answer
    {
        /// <summary>Whether a machine asked: what streams after the answer is then made for it as well.</summary>
        public virtual bool IsForMachine
        {
            get { return false; }
        }

        /// <summary>Begins a record that a human reads line by line, a field a line.</summary>
        public abstract void Block();

        /// <summary>Begins a record that a human reads in one line, as in a list.</summary>
        public abstract void Row();

        /// <summary>A field of the record; name of a-z, 0-9 and hyphen, unit last (<c>u95-us</c>). Anything else than printable ASCII in the value is shown as a dot.</summary>
        public abstract void Put(string name, string value);

        /// <summary>A sentence for a human; machines get it as the field <c>note</c>.</summary>
        public abstract void Say(string sentence);

        /// <summary>Refuses: a code of one word, and the cause with the next step, "cause; remedy".</summary>
        public abstract void Fail(string code, string causeAndRemedy);

        /// <summary>Another code of success than Ok, one word that says what happens now: <c>Restarting</c>.</summary>
        public virtual void Succeed(string code)
        {
        }

        /// <summary>A number.</summary>
        public void Put(string name, long value)
        {
            Put(name, value.ToString());
        }

        /// <summary>yes or no.</summary>
        public void Put(string name, bool value)
        {
            Put(name, value ? "yes" : "no");
        }

        /// <summary>Refuses with the word of an outcome.</summary>
        public void Fail(Outcome outcome, string causeAndRemedy)
        {
            Fail(Outcomes.Name(outcome), causeAndRemedy);
        }

        /// <summary>Refuses words that make no sense, and says how the verb is used.</summary>
        public void Misuse(IVerb verb)
        {
            string[] forms = verb.Usage.Split('\n');
            string use = forms[0];
            for (int i = 1; i < forms.Length; i++)
            {
                use += ", or: " + forms[i];
            }

            Fail("Usage", "not understood; use: " + use);
        }
    }
}
