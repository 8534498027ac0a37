using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Configuration
{
    /// <summary>Shows, changes, saves and carries over what is set.</summary>
    public sealed class ConfigVerb : IVerb
    {
        private readonly Node _node;
        private readonly ConfigurationStore _store;
        private readonly ConsoleSession _session;
        private ConfigImport _import;

        /// <summary>Makes the verb for a node.</summary>
        public ConfigVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _store = node.Configuration;
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "config"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get
            {
                return "config list [PREFIX]\n"
                    + "config get NAME\n"
                    + "config set NAME [VALUE]\n"
                    + "config save\n"
                    + "config revert [saved|previous]\n"
                    + "config export\n"
                    + "config import, then lines of NAME=VALUE, then end or abort\n"
                    + "config import begin|line NAME=VALUE|end|abort";
            }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows and changes settings in a working copy; 'config save' makes it take effect."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            string form = words[1];
            if (form == "list" && words.Count <= 3)
            {
                ConfigText.List(_store, words[2], answer);
            }
            else if ((form == "get" && words.Count == 3) || (form == "set" && (words.Count == 3 || words.Count == 4)))
            {
                GetOrSet(words, answer);
            }
            else if (form == "save" && words.Count == 2)
            {
                Save(answer);
            }
            else if (form == "revert" && words.Count <= 3)
            {
                Revert(words, answer);
            }
            else if (form == "export" && words.Count == 2)
            {
                ConfigText.Export(_store, answer);
            }
            else if (form == "import")
            {
                Import(words, answer);
            }
            else
            {
                answer.Misuse(this);
            }
        }

        private void GetOrSet(Words words, Answer answer)
        {
            if (!Schema.TryFind(words[2], out int index))
            {
                answer.Fail(Outcome.OutOfRange, "no such setting; 'config list' names them all");
                return;
            }

            if (words.Count == 3)
            {
                ConfigText.Describe(_store, index, answer);
                return;
            }

            if (_store.Working.TrySet(index, words[3]) != Outcome.Ok)
            {
                answer.Fail(Outcome.OutOfRange, _store.Working.Message + "; 'config get " + Schema.Spec(index).Name + "' explains it");
                return;
            }

            ConfigText.Row(_store, index, answer);
            answer.Say(_store.HasUnsaved ? "Not saved; 'config save' makes it take effect." : "As it is saved.");
        }

        private void Save(Answer answer)
        {
            Outcome outcome = _store.Save();
            if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, _store.Message);
                return;
            }

            bool restarts = ConfigurationChange.TakeEffect(_node);
            answer.Block();
            ConfigText.PutIdentity(_store, answer);
            answer.Put("restart", restarts);
            if (_store.Message.Length > 0)
            {
                answer.Say(_store.Message);
            }

            if (restarts)
            {
                answer.Succeed("Restarting");
                answer.Say("Saved; the node restarts to make it take effect.");
            }
        }

        private void Revert(Words words, Answer answer)
        {
            if (words[2] == "previous")
            {
                if (_store.RevertToPrevious() != Outcome.Ok)
                {
                    answer.Fail(Outcome.NotReady, _store.Message);
                    return;
                }

                answer.Say("What was saved before is the working copy; 'config save' makes it take effect.");
            }
            else if (words.Count == 2 || words[2] == "saved")
            {
                _store.Revert();
                answer.Say("The working copy is what is saved.");
            }
            else
            {
                answer.Misuse(this);
            }
        }

        private void Import(Words words, Answer answer)
        {
            string step = words[2];
            if (words.Count == 2)
            {
                _import = null;
                _session.Eat(new ConfigImport(_store));
            }
            else if (step == "begin" && words.Count == 3)
            {
                _import = new ConfigImport(_store);
            }
            else if ((step == "line" && words.Count == 4) || ((step == "end" || step == "abort") && words.Count == 3))
            {
                ImportStep(step, words[3], answer);
            }
            else
            {
                answer.Misuse(this);
            }
        }

        private void ImportStep(string step, string line, Answer answer)
        {
            if (_import == null)
            {
                answer.Fail(Outcome.NotReady, "no import has begun; send 'config import begin' first");
                return;
            }

            if (step == "line")
            {
                _import.Take(line);
                if (_import.Message.Length > 0)
                {
                    answer.Fail(Outcome.OutOfRange, _import.Message);
                }

                return;
            }

            ConfigImport import = _import;
            _import = null;
            import.Finish(step == "end", answer);
        }
    }
}
