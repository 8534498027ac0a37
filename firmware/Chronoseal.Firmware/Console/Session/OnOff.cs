namespace Chronoseal.Firmware.Console.Session
{
    /// <summary>Verbs that switch one thing: without a word they show it.</summary>
    internal static class OnOff
    {
        /// <summary>Reads the word; false if there was nothing to set, and the answer has been given.</summary>
        internal static bool TryRead(Words words, IVerb verb, Answer answer, bool isNow, out bool isOn)
        {
            isOn = words[1] == "on";
            if (words.Count == 1)
            {
                answer.Block();
                answer.Put(verb.Name, isNow ? "on" : "off");
                return false;
            }

            bool isUnderstood = words.Count == 2 && (isOn || words[1] == "off");
            if (!isUnderstood)
            {
                answer.Misuse(verb);
            }

            return isUnderstood;
        }
    }
}
