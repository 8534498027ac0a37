using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Configuration
{
    /// <summary>An import on its way: takes lines until its end, and then all of them or none.</summary>
    internal sealed class ConfigImport : ILineEater
    {
        private readonly ConfigurationStore _store;
        private readonly SettingText _text;
        private readonly SettingSet _begun = new SettingSet();
        private int _characters;

        internal ConfigImport(ConfigurationStore store)
        {
            _store = store;
            _text = new SettingText(store.Working);
            _begun.CopyFrom(store.Working);
        }

        /// <summary>What was wrong with the first line that was refused; empty if nothing.</summary>
        internal string Message { get; private set; } = "";

        /// <inheritdoc/>
        public bool Eat(string line, Answer answer)
        {
            string word = line.Trim();
            if (word == "end" || word == "abort")
            {
                Finish(word == "end", answer);
                return false;
            }

            Take(line);
            return true;
        }

        /// <inheritdoc/>
        public void Spoil(string cause)
        {
            Message = Message.Length > 0 ? Message : cause + "; begin again";
        }

        /// <inheritdoc/>
        public void Abandon()
        {
            _text.Set.Reset();
        }

        /// <summary>Takes a line. After one that is refused the rest is only counted, so that it is not mistaken for commands.</summary>
        internal void Take(string line)
        {
            _characters += line.Length + 1;
            if (Message.Length > 0)
            {
                return;
            }

            if (_characters > Limits.ConfigurationBytes)
            {
                Message = "the text is longer than " + Limits.ConfigurationBytes.ToString() + " characters; leave comments out";
            }
            else if (_text.TakeLine(line) != Outcome.Ok)
            {
                Message = _text.Message;
            }
        }

        /// <summary>Ends it: with everything, or nothing.</summary>
        internal void Finish(bool isWanted, Answer answer)
        {
            if (!isWanted)
            {
                answer.Say("Nothing was imported.");
                return;
            }

            // What was set meanwhile (by hand, by 'cal set') would be taken back without a word: the import is made of what was there before.
            if (!_store.Working.IsSameAs(_begun))
            {
                answer.Fail(Outcome.NotReady, "nothing was imported: settings were changed since the import began; begin it again");
                return;
            }

            if (Message.Length == 0 && _text.End() != Outcome.Ok)
            {
                Message = _text.Message;
            }

            if (Message.Length == 0 && _store.Take(_text.Set) != Outcome.Ok)
            {
                Message = _store.Message;
            }

            if (Message.Length > 0)
            {
                answer.Fail(Outcome.OutOfRange, "nothing was imported: " + Message);
                return;
            }

            answer.Block();
            answer.Put("lines", _text.Line);
            answer.Put("changed", _store.HasUnsaved);
            answer.Say(_store.HasUnsaved ? "Imported and not saved; 'config save' makes it take effect." : "Imported; it is what is saved.");
        }
    }
}
